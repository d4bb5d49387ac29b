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
export {
  MAX_LINE_BYTES,
  type ReaderOptions,
  type RecordedLine,
  readRecording,
} from './recording/reader.ts';
export { fileSource, type RecordingSource, streamSource } from './recording/source.ts';
export { createRecording, type RecordingWriter } from './recording/writer.ts';
