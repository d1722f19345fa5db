import { Clock, Refusal } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import { PersonTokens } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import { BrowserSessionEntity } from '../sessions/browser-session.entity';
import { EndSession } from '../sessions/end-session';
import { FetchPersonToken } from '../sessions/fetch-person-token';
import { isOver } from '../sessions/session.rules';
import type { Listener } from './listener';

/** Asks whether a listener's session still stands, and who she is now. Nobody did anything, so her idle time runs on. */
@Injectable()
export class CheckListener {
  constructor(
    private readonly database: Database,
    private readonly fetchPersonToken: FetchPersonToken,
    private readonly personTokens: PersonTokens,
    private readonly endSession: EndSession,
    private readonly clock: Clock,
  ) {}

  /** @returns `ended` when it is over: signed out with this browser, by its own times, or at the directory; `away` when nobody can say */
  async run(listener: Listener): Promise<'stands' | 'ended' | 'away'> {
    const { sessionId, era } = listener;
    listener.checking = true;
    const asked = this.clock.now();
    try {
      const row = await this.database.dataSource.manager.findOneBy(BrowserSessionEntity, { sessionId });
      if (row === null) return 'ended';
      if (isOver(row, asked)) {
        await this.endSession.run(sessionId, true);
        return 'ended';
      }
      const subject = await this.personTokens.findSubject(await this.fetchPersonToken.run(sessionId, 'portal', true, true));
      if (subject === undefined || subject.session !== sessionId) throw new Error('a token that is none');
      listener.know(subject, asked.getTime(), era);
      return 'stands';
    } catch (error) {
      if (error instanceof Refusal && error.code === 'session.ended') return 'ended';
      // Database, directory or its keys are away: whatever it is, she hears nothing until it is back.
      listener.doubt(this.clock.now().getTime());
      return 'away';
    } finally {
      listener.checking = false;
    }
  }
}
