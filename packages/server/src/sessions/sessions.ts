import { CodedError } from '@meshlapse/model';
import type { ProtocolLimits } from '../protocol-limits.ts';
import { Session } from './session.ts';

export type SessionLimits = Pick<ProtocolLimits, 'sessions' | 'sessionIdleMs'>;

/** Ended sessions whose names a client's {@link ClientSessions} remembers. */
const REMEMBERED = 1_000;

/** How many sessions a server holds for all of its clients, and how many it may. */
export class SessionQuota {
  readonly limits: SessionLimits;
  #open = 0;

  constructor(limits: SessionLimits) {
    this.limits = limits;
  }

  get open(): number {
    return this.#open;
  }

  /** @throws {CodedError} `SESSION_LIMIT` */
  take(): void {
    if (this.#open >= this.limits.sessions) {
      throw new CodedError({
        code: 'SESSION_LIMIT',
        category: 'busy',
        message: `${this.limits.sessions} sessions are open, which is as many as this server holds. Close one, or try again later.`,
        data: { limit: this.limits.sessions },
      });
    }
    this.#open += 1;
  }

  giveBack(): void {
    this.#open -= 1;
  }
}

/** The sessions of one connection, by the names that its client gave them. No other connection can reach them. */
export class ClientSessions {
  readonly #quota: SessionQuota;
  readonly #sessions = new Map<string, Session>();
  /** Names of sessions that expired with changes: who goes on with one must not believe that they are kept. */
  readonly #lost = new Set<string>();

  constructor(quota: SessionQuota) {
    this.#quota = quota;
  }

  /**
   * The session of this name, begun when there is none.
   *
   * @throws {CodedError} `SESSION_LIMIT`, `SESSION_EXPIRED`
   */
  open(name: string): Session {
    const known = this.#sessions.get(name);
    if (known) return known;
    if (this.#lost.has(name)) throw sessionExpired(name, this.#quota.limits.sessionIdleMs);
    this.#quota.take();
    const session = new Session({
      idleMs: this.#quota.limits.sessionIdleMs,
      onIdle: () => this.#expire(name, session),
    });
    this.#sessions.set(name, session);
    return session;
  }

  /** Ends a session; what it did not commit is rolled back. Nothing when there is none. */
  async close(name: string): Promise<void> {
    this.#lost.delete(name);
    const session = this.#sessions.get(name);
    if (!session) return;
    this.#sessions.delete(name);
    this.#quota.giveBack();
    await session.end();
  }

  async closeAll(): Promise<void> {
    await Promise.all([...this.#sessions.keys()].map((name) => this.close(name)));
  }

  #expire(name: string, session: Session): void {
    const { isDirty } = session;
    void this.close(name);
    if (!isDirty) return;
    this.#lost.add(name);
    const [oldest] = this.#lost;
    if (this.#lost.size > REMEMBERED && oldest !== undefined) this.#lost.delete(oldest);
  }
}

function sessionExpired(name: string, idleMs: number): CodedError {
  return new CodedError({
    code: 'SESSION_EXPIRED',
    category: 'conflict',
    message: `The session '${name}' lay idle for ${idleMs} ms and was ended; what it had not committed is rolled back. Begin another session and do it again.`,
    data: { session: name, idleMs },
  });
}
