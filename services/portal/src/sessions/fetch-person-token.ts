import { Clock, Refusal } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import { PeerRefused, Peers, type ServiceName } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import { EndSession } from './end-session';
import { NOTED_SECONDS } from './session.rules';

interface Kept {
  token: string;
  from: number;
  until: number;
  /** Whether fetching it told the directory that somebody did something. */
  active: boolean;
}

/** Tokens held at most; past it, the oldest goes. */
const MOST = 5_000;

/** The answer to whoever comes with a session that is over. */
export const SESSION_ENDED = (): Refusal => new Refusal('unauthenticated', 'session.ended', 'Your session is over. Sign in again.');

/**
 * The short token by which a service knows somebody. Held in memory for 20 seconds at most: so long may an ended session
 * still work here, and so long may use of it go unnoted.
 */
@Injectable()
export class FetchPersonToken {
  private readonly kept = new Map<string, Kept>();
  private readonly asking = new Map<string, Promise<string>>();

  constructor(
    private readonly peers: Peers,
    private readonly database: Database,
    private readonly endSession: EndSession,
    private readonly clock: Clock,
  ) {
    endSession.whenEnded((sessionId) => this.forget(sessionId));
  }

  /**
   * @param passive nobody did anything: the idle time runs on
   * @param fresh asks the directory anew whatever is held
   * @throws Refusal `session.ended`; the browser's session is gone then
   * @throws PeerUnavailable while the directory is away and no token is held
   */
  async run(sessionId: string, audience: ServiceName, passive: boolean, fresh = false): Promise<string> {
    const key = `${sessionId} ${audience}`;
    const kept = this.kept.get(key);
    const now = this.clock.now().getTime();
    if (!fresh && kept !== undefined && now >= kept.from && now < kept.until && (passive || kept.active)) return kept.token;
    const question = `${key} ${passive}`;
    const asked = this.asking.get(question) ?? this.ask(sessionId, audience, passive).finally(() => this.asking.delete(question));
    this.asking.set(question, asked);
    return asked;
  }

  /** Drops what is held for a session: the next call asks the directory. */
  forget(sessionId: string): void {
    for (const key of this.kept.keys()) if (key.startsWith(`${sessionId} `)) this.kept.delete(key);
  }

  private async ask(session: string, audience: ServiceName, passive: boolean): Promise<string> {
    try {
      const { token, expiresAt } = await this.peers.post<{ token: string; expiresAt: string }>('directory', '/internal/tokens', { session, audience, passive });
      const from = this.clock.now().getTime();
      this.keep(`${session} ${audience}`, { token, from, until: Math.min(from + NOTED_SECONDS * 1_000, Date.parse(expiresAt)), active: !passive });
      if (!passive) {
        await this.database.transaction((tx) => tx.query('UPDATE browser_sessions SET last_used_at = $2 WHERE session_id = $1', [session, new Date(from)]));
      }
      return token;
    } catch (error) {
      if (!(error instanceof PeerRefused) || error.status !== 401 || error.code !== 'session.ended') throw error;
      await this.endSession.run(session, false);
      throw SESSION_ENDED();
    }
  }

  private keep(key: string, kept: Kept): void {
    this.kept.delete(key);
    this.kept.set(key, kept);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST && oldest !== undefined) this.kept.delete(oldest);
  }
}
