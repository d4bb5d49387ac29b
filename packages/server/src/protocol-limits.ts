/** What clients may ask of the protocols; what queries may use is another matter. */
export interface ProtocolLimits {
  /** Variables of one request. */
  readonly bindings: number;
  /** WebSockets that are open at once. */
  readonly connections: number;
  /**
   * Bytes of one WebSocket message. A larger one is answered with an error; one of more than twice as many closes the
   * connection.
   */
  readonly frameBytes: number;
  /** Requests of one WebSocket that are answered at once. */
  readonly concurrentRequests: number;
  /** Requests of one WebSocket that wait behind those, and their bytes. */
  readonly pipelinedRequests: number;
  readonly pipelinedBytes: number;
  /** Bytes that a WebSocket's client has not read, from which on nothing more is made for it. */
  readonly unsentBytes: number;
  /** How long a WebSocket's client may take nothing at all before it is dropped. */
  readonly stalledMs: number;
  /** Between two pings of ours, which keep what lies between from forgetting the WebSocket. */
  readonly keepAliveMs: number;
  /** How long the client of a WebSocket may take to show the token. */
  readonly authenticationMs: number;
  /** Sessions of all clients together. */
  readonly sessions: number;
  /** How long a session may lie idle before it is ended. */
  readonly sessionIdleMs: number;
}

export const DEFAULT_PROTOCOL_LIMITS: ProtocolLimits = {
  bindings: 16,
  connections: 1_000,
  frameBytes: 10_485_760,
  concurrentRequests: 4,
  pipelinedRequests: 8_192,
  pipelinedBytes: 16_777_216,
  unsentBytes: 1_048_576,
  stalledMs: 30_000,
  keepAliveMs: 30_000,
  authenticationMs: 30_000,
  sessions: 500,
  sessionIdleMs: 600_000,
};
