import { Database } from '@amparo/persistence';
import { Logger, Peers, errorCodeOf } from '@amparo/platform';
import { Injectable } from '@nestjs/common';

/** Somebody who has to know at once that a session is over: whoever keeps something open or at hand for it. */
type Listener = (sessionId: string) => void;

/** Ends a session in this browser: its row goes first, so that the cookie opens nothing whatever happens then. */
@Injectable()
export class EndSession {
  private readonly listeners: Listener[] = [];

  constructor(
    private readonly database: Database,
    private readonly peers: Peers,
    private readonly logger: Logger,
  ) {}

  whenEnded(listener: Listener): void {
    this.listeners.push(listener);
  }

  /** @param tellDirectory not where it was the directory that said so */
  async run(sessionId: string, tellDirectory: boolean): Promise<void> {
    await this.database.transaction((tx) => tx.query('DELETE FROM browser_sessions WHERE session_id = $1', [sessionId]));
    for (const listener of this.listeners) listener(sessionId);
    if (!tellDirectory) return;
    try {
      await this.peers.post('directory', '/internal/sessions/end', { session: sessionId });
    } catch (error) {
      // Nobody can use it any more; in the directory it ends of itself when its idle time is over.
      this.logger.warn('session.end-untold', { peer: 'directory', errorCode: errorCodeOf(error) });
    }
  }
}
