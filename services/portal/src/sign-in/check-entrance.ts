import { PersonTokens } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import { maySignIn, type Entrance } from '../entrances/entrance.rules';
import { EndSession } from '../sessions/end-session';
import { FetchPersonToken } from '../sessions/fetch-person-token';

/** Whether somebody who has just signed in belongs to the entrance that she came by. If not, the session ends before any browser has it. */
@Injectable()
export class CheckEntrance {
  constructor(
    private readonly fetchPersonToken: FetchPersonToken,
    private readonly personTokens: PersonTokens,
    private readonly endSession: EndSession,
  ) {}

  /** @throws PeerUnavailable while the directory does not say who she is; the session ends then too */
  async run(sessionId: string, entrance: Entrance): Promise<boolean> {
    let belongs = false;
    try {
      const subject = await this.personTokens.findSubject(await this.fetchPersonToken.run(sessionId, 'portal', true, true));
      belongs = subject !== undefined && maySignIn(subject.roles, entrance);
    } finally {
      if (!belongs) await this.endSession.run(sessionId, true);
    }
    return belongs;
  }
}
