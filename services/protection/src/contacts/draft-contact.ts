import { randomUUID } from 'node:crypto';
import type { Subject } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { auditInChange, Database, SealedFields } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { FindRefused } from '../consents/find-refused';
import { FindRecipient } from '../consents/find-recipient';
import { SeeCase } from '../sight/see-case';
import { ContactWork, involved, wordsPlace } from './contact-work';
import { ContactEntity } from './contact.entity';
import type { ContactAnswer, DraftContactRequest } from './contacts.dto';

/** The handler writes what one bank or mechanism is to be told. Without her consent for just that it is not even prepared (guide 9, row 27). */
@Injectable()
export class DraftContact {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly findRecipient: FindRecipient,
    private readonly work: ContactWork,
    private readonly fields: SealedFields,
    private readonly refused: FindRefused,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor`; `consent.recipient-unknown`; `contact.conflict` where the recipient is
   *   involved in the case; 422 with the code of the first reason why there is no consent for it; `consent.names-who-refused`
   */
  async run(subject: Subject, caseId: string, { purpose, recipient, namesHer, words }: DraftContactRequest): Promise<ContactAnswer> {
    return this.database.transaction(async (tx) => {
      const known = await this.seeCase.locked(tx, subject, 'contact.draft', caseId);
      const [found] = await this.findRecipient.run([recipient]);
      if (found === undefined) throw involved();
      const now = this.clock.now();
      const [id, recipientId] = [randomUUID(), found.conflictId];
      await this.work.refuseUnlessAgreed(tx, known, { purpose, recipientId, namesHer }, now);
      await this.refused.refuseIfNamed(tx, caseId, [words]);
      const seal = await this.fields.ofCase(tx, caseId);
      await tx.insert(ContactEntity, { id, caseId, purpose, recipient, recipientId, namesHer, status: 'DRAFTED', words: seal.seal(words, wordsPlace(id)), writtenBy: subject.person, writtenAt: now });
      this.work.tell(tx, known, { id, purpose, recipientId, status: 'DRAFTED' }, { by: subject.person });
      auditInChange(tx, { at: now, person: subject.person, session: subject.session, action: 'contact.draft', caseId, about: id, purpose: 'DRAFTED', detail: [purpose, recipient] });
      return { contactId: id, status: 'DRAFTED' };
    });
  }
}
