import { shows, type Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { auditInChange, Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { getReferral } from '../needs/get-referral';
import { openUntil, releasedFields } from '../needs/packet';
import { SeeCase } from '../sight/see-case';
import { KeepMessage } from './keep-message';
import type { MessageWritten, WriteMessageRequest } from './messages.dto';

/**
 * The desk writes to a partner. What it says is of the person too, so it takes what a packet takes: one was released, and consent for it
 * holds now. It is asked again whenever somebody of the partner reads it.
 */
@Injectable()
export class WriteToPartner {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly keepMessage: KeepMessage,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `case.absent`, `access.forbidden`, `referral.absent`; 422 `message.not-open`; `message.empty`, `message.other-words` */
  async run(subject: Subject, caseId: string, referralId: string, said: WriteMessageRequest): Promise<MessageWritten> {
    return this.database.transaction(async (tx) => {
      const known = await this.seeCase.locked(tx, subject, 'referral.offer', caseId);
      const referral = await getReferral(tx, { id: referralId, caseId });
      const now = this.clock.now();
      const fields = shows(referral.status) === 'PACKET' ? await releasedFields(tx, referral) : undefined;
      if (fields === undefined || (await openUntil(tx, referral, fields, now)) === undefined) {
        throw new Refusal('unprocessable', 'message.not-open', 'Nothing may be given to this organisation now, and so nothing may be written to it.');
      }
      const { person, session } = subject;
      if (await this.keepMessage.run(tx, referral, known, said, { person, ofPartner: false, at: now })) {
        auditInChange(tx, { at: now, person, session, action: 'referral.write-message', caseId, about: referralId });
      }
      return { referralId, messageId: said.messageId };
    });
  }
}
