import { shows, type Subject } from '@amparo/domain';
import { auditInChange, Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { packetAbsent } from '../needs/packet';
import { SeeOffer } from '../offers/see-offer';
import { KeepMessage } from './keep-message';
import type { MessageWritten, WriteMessageRequest } from './messages.dto';

/** Somebody of an organisation writes to the desk about what it was asked, from the teaser on and for as long as it goes on. */
@Injectable()
export class WriteToDesk {
  constructor(
    private readonly database: Database,
    private readonly seeOffer: SeeOffer,
    private readonly keepMessage: KeepMessage,
  ) {}

  /** @throws Refusal `referral.absent`, `access.second-factor`; `packet.absent` where it is over; `message.empty`, `message.other-words` */
  async run(subject: Subject, referralId: string, said: WriteMessageRequest): Promise<MessageWritten> {
    return this.database.transaction(async (tx) => {
      const { referral, known, now } = await this.seeOffer.run(tx, subject, 'offer.answer', referralId);
      if (shows(referral.status) === 'NOTHING') throw packetAbsent();
      const { person, session } = subject;
      if (await this.keepMessage.run(tx, referral, known, said, { person, ofPartner: true, at: now })) {
        auditInChange(tx, { at: now, person, session, action: 'offer.write-message', caseId: referral.caseId, about: referralId });
      }
      return { referralId, messageId: said.messageId };
    });
  }
}
