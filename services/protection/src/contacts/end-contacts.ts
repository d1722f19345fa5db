import { objectsTo, type Objection } from '@amparo/domain';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FindConcernedPeople } from '../hearers/find-concerned-people';
import type { CaseEntity } from '../routing/case.entity';
import { ContactWork } from './contact-work';
import { ContactEntity } from './contact.entity';
import { whereTakenBack } from './contact.rules';

/**
 * Somebody takes back that a bank or mechanism is told of her: what was drafted for it ends, so that no later consent brings it back, and of what was
 * exported whoever answers for the case hears, since only a person can ask for it back (guide 4.4, rule 6).
 */
@Injectable()
export class EndContacts {
  constructor(
    private readonly work: ContactWork,
    private readonly concerned: FindConcernedPeople,
  ) {}

  /** @param known locked */
  async run(tx: EntityManager, known: CaseEntity, objection: Objection): Promise<void> {
    for (const { id, purpose, recipientId, status: from, endedAt } of await tx.findBy(ContactEntity, { caseId: known.caseId })) {
      const status = whereTakenBack(from);
      if (status === undefined || !objectsTo(objection, { purpose, recipient: recipientId })) continue;
      await tx.update(ContactEntity, { id }, { status, endedAt: endedAt ?? objection.since });
      this.work.tell(tx, known, { id, purpose, recipientId, status }, { desk: status === 'TAKEN_BACK' ? await this.concerned.run(tx, known) : [] });
    }
  }
}
