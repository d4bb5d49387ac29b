export {
  type ImportOptions,
  type ImportProgress,
  type ImportResult,
  importRecording,
} from './import/import-recording.ts';
export type { BatchLimits } from './recorder/batcher.ts';
export { Recorder, type RecorderCounts, type RecorderOptions } from './recorder/recorder.ts';
export type {
  BookmarkEvent,
  DisconnectedEvent,
  DiscoveryEvent,
  EventSink,
  ObjectEvent,
  RecordingEvent,
  RecordingHeader,
  SyncedEvent,
  WatchErrorEvent,
} from './recording/events.ts';
export { type ReaderOptions, type RecordedLine, readRecording } from './recording/reader.ts';
export type { RecordingInput } from './recording/source.ts';
export { createRecording, type RecordingWriter } from './recording/writer.ts';
export { type ClusterConnection, connectCluster } from './reflector/connect.ts';
export type { KubeconfigOptions } from './reflector/kubeconfig.ts';
export { type RecordClusterOptions, recordCluster } from './reflector/record-cluster.ts';
export type { ReflectorSettings } from './reflector/settings.ts';
export type { RecordingStatus } from './reflector/status.ts';
