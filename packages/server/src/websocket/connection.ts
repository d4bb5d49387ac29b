import type { Writable } from 'node:stream';
import type { WebSocket } from '@fastify/websocket';
import { CodedError } from '@meshlapse/model';
import type { Access } from '../access.ts';
import { findRequestId } from '../protocol/request-id.ts';
import type { ProtocolLimits } from '../protocol-limits.ts';
import { clientLeft } from '../running-queries.ts';
import { ClientSessions, type SessionQuota } from '../sessions/sessions.ts';
import { answerRequest, type ExchangeContext } from './exchange.ts';
import { Formats, type Frame } from './frame.ts';
import { Outbox } from './outbox.ts';
import { Pipeline } from './pipeline.ts';
import { Reply } from './reply.ts';
import { type ReadRequest, SaslGate } from './sasl-gate.ts';

/** What all connections share. */
export interface ConnectionSharing
  extends Pick<ExchangeContext, 'sources' | 'runner' | 'responseBytes' | 'report'> {
  readonly access: Access;
  readonly quota: SessionQuota;
  readonly limits: ProtocolLimits;
}

export interface Peer {
  /** The transport below the WebSocket. */
  readonly stream: Writable;
  readonly address: string;
  readonly port: number | undefined;
  readonly userAgent: string | undefined;
  /** Whether the token came with the upgrade, or none is asked for. */
  readonly isAuthenticated: boolean;
}

/** A driver's connection, from its upgrade to its end. */
export class Connection {
  readonly #socket: WebSocket;
  readonly #shared: ConnectionSharing;
  readonly #formats: Formats;
  readonly #gate: SaslGate;
  readonly #pipeline: Pipeline;
  readonly #context: ExchangeContext;
  readonly #leaving = new AbortController();
  readonly #timers: readonly NodeJS.Timeout[];

  constructor(socket: WebSocket, peer: Peer, shared: ConnectionSharing) {
    const { limits } = shared;
    this.#socket = socket;
    this.#shared = shared;
    this.#formats = new Formats(peer.userAgent);
    this.#gate = new SaslGate(shared.access, peer.isAuthenticated);
    this.#pipeline = new Pipeline(limits, (frame) => this.#answer(frame));
    this.#context = {
      ...shared,
      sessions: new ClientSessions(shared.quota),
      outbox: new Outbox(socket, peer.stream, limits),
      host: `/${peer.address}:${peer.port ?? 0}`,
      waiting: {
        asker: { client: peer.address, userAgent: peer.userAgent, protocol: 'websocket' },
        client: this,
        isPatient: true,
        signal: this.#leaving.signal,
      },
    };
    this.#timers = [
      setInterval(() => this.#ping(), limits.keepAliveMs).unref(),
      setTimeout(() => this.#requireToken(), limits.authenticationMs).unref(),
    ];
    socket.on('message', (data, isBinary) => this.#receive(data as Buffer, !isBinary));
    socket.on('ping', () => this.#readNoFasterThanWritten());
    socket.once('close', () => void this.#end());
  }

  /** Ends queries and sessions, and says goodbye. */
  close(reason: string): Promise<void> {
    this.#socket.close(1001, reason);
    return this.#end();
  }

  #receive(bytes: Buffer, isText: boolean): void {
    const frame = { bytes, isText };
    const { frameBytes } = this.#shared.limits;
    if (bytes.length > frameBytes) this.#refuse(frame, frameTooLarge(bytes.length, frameBytes));
    else if (this.#gate.isOpen) this.#enqueue(frame);
    else this.#authenticate(frame);
    this.#readNoFasterThanWritten();
  }

  #enqueue(frame: Frame): void {
    if (!this.#pipeline.add(frame)) {
      this.#refuse(frame, pipelineFull(this.#shared.limits));
    }
  }

  #authenticate(frame: Frame): void {
    const request = this.#read(frame);
    if (!request) return;
    try {
      for (const held of this.#gate.take(request)) this.#enqueue(held.frame);
    } catch (error) {
      this.#context.report(error);
      request.reply.fail(error, 'reading');
    }
  }

  /** Never rejects: who cannot even be told what went wrong is disconnected. */
  async #answer(frame: Frame): Promise<void> {
    const { signal } = this.#leaving;
    try {
      await this.#context.outbox.room(signal);
      const request = signal.aborted ? undefined : this.#read(frame);
      if (request) await answerRequest(request.message, request.reply, this.#context);
    } catch (error) {
      this.#context.report(error);
      this.#socket.close(1011, 'The server failed. Its log has the details.');
    }
  }

  #read(frame: Frame): ReadRequest | undefined {
    let serializer = this.#formats.fallback;
    try {
      const opened = this.#formats.open(frame);
      serializer = opened.serializer;
      const message = serializer.readRequest(opened.body);
      const { requestId } = message;
      const to = { requestId, isText: frame.isText };
      return { frame, message, reply: new Reply(to, serializer, this.#context.outbox) };
    } catch (error) {
      this.#refuse(frame, error, serializer);
      return undefined;
    }
  }

  /** Answers a frame of which no more was read than what it is named. */
  #refuse(frame: Frame, error: unknown, serializer = this.#formats.of(frame)): void {
    this.#context.report(error);
    const requestId = findRequestId(frame.bytes, frame.isText);
    const to = { requestId, isText: frame.isText };
    new Reply(to, serializer, this.#context.outbox).fail(error, 'reading');
  }

  /** Even refusals and pongs pile up for a client that only writes. */
  #readNoFasterThanWritten(): void {
    const { outbox } = this.#context;
    if (!outbox.isFull || this.#socket.isPaused) return;
    this.#socket.pause();
    void outbox.room(this.#leaving.signal).then(() => this.#socket.resume());
  }

  #ping(): void {
    if (this.#socket.readyState === this.#socket.OPEN && !this.#context.outbox.isFull) {
      this.#socket.ping();
    }
  }

  #requireToken(): void {
    if (!this.#gate.isOpen) this.#socket.close(1008, 'The token was not shown in time.');
  }

  #end(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#pipeline.clear();
    this.#leaving.abort(clientLeft());
    return this.#context.sessions.closeAll();
  }
}

function frameTooLarge(bytes: number, limit: number): CodedError {
  return new CodedError({
    code: 'FRAME_TOO_LARGE',
    category: 'incorrect',
    message: `The request has ${bytes} bytes; a frame may have at most ${limit}. Send less at once, or ask the operator for a larger limit.`,
    data: { limit, bytes },
  });
}

function pipelineFull({ pipelinedRequests, pipelinedBytes }: ProtocolLimits): CodedError {
  return new CodedError({
    code: 'PIPELINE_FULL',
    category: 'busy',
    message: `As many requests wait on this connection already as it takes: ${pipelinedRequests}, of together ${pipelinedBytes} bytes. Wait for answers before sending more.`,
    data: { requests: pipelinedRequests, bytes: pipelinedBytes },
  });
}
