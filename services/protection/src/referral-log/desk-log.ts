import { mayShare, type Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { auditInChange, Database, writeAudit } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { FindRefused } from '../consents/find-refused';
import { findStanding } from '../consents/find-standing';
import { refuseUnlessYes } from '../consents/refuse-unless-yes';
import { getReferral } from '../needs/get-referral';
import { SeeCase } from '../sight/see-case';
import { deskMayWrite, storyFor } from './referral-line.rules';
import { ReferralLines } from './referral-lines';
import type { LineShown, WriteMessageRequest } from './referral-log.dto';

/** The log of a referral, for whoever has the case: what the partner did, and messages with it. */
@Injectable()
export class DeskLog {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly lines: ReferralLines,
    private readonly refused: FindRefused,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `case.absent`, `access.forbidden`, `referral.absent`; `referral.step` before anything was released; `line.other-words`, `line.many`; 422 with the code of the first reason why there is no consent to the story for this partner; `consent.names-who-refused` */
  async write(subject: Subject, caseId: string, referralId: string, { lineId, words }: WriteMessageRequest): Promise<{ lineId: string }> {
    return this.database.transaction(async (tx) => {
      const known = await this.seeCase.locked(tx, subject, 'consent.record', caseId);
      const referral = await getReferral(tx, { id: referralId, caseId });
      const line = { lineId, kind: 'MESSAGE', words, by: 'DESK' } as const;
      if (await this.lines.isThere(tx, referral, line)) return { lineId };
      if (!deskMayWrite(referral.status)) throw new Refusal('conflict', 'referral.step', 'It does not stand where that can be done.');
      const now = this.clock.now();
      refuseUnlessYes(mayShare(storyFor(referral), await findStanding(tx, caseId), now));
      await this.refused.refuseIfNamed(tx, caseId, [words]);
      await this.lines.write(tx, known, referral, { ...line, person: subject.person, at: now });
      auditInChange(tx, { at: now, person: subject.person, session: subject.session, action: 'consent.record', caseId, about: referralId, purpose: 'MESSAGE' });
      return { lineId };
    });
  }

  /** Written down before it is answered. @throws Refusal `case.absent`, `access.forbidden`, `referral.absent` */
  async read(subject: Subject, caseId: string, referralId: string): Promise<LineShown[]> {
    const { now } = await this.seeCase.run(subject, 'consent.read', caseId);
    const { person, session } = subject;
    await writeAudit(this.database, [{ at: now, person, session, action: 'consent.read', caseId, about: referralId, purpose: 'LOG_READ' }]);
    return this.database.transaction(async (tx) => {
      await getReferral(tx, { id: referralId, caseId });
      await this.lines.noteRead(tx, referralId, { by: 'PARTNER', at: now });
      return this.lines.opened(tx, caseId, await this.lines.find(tx, referralId), 'DESK');
    });
  }
}
