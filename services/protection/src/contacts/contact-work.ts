import { ContactMovedSchema } from '@amparo/contracts';
import { laneOf, mayShare, type ActionOn, type Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import { auditInChange } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { findStanding } from '../consents/find-standing';
import { refuseUnlessYes } from '../consents/refuse-unless-yes';
import type { CaseEntity } from '../routing/case.entity';
import { urgencyOf } from '../routing/level.rules';
import { ContactEntity } from './contact.entity';
import { classesOfContact, contactMayGo, type ContactStep } from './contact.rules';

/** Where the words of a draft are sealed. */
export const wordsPlace = (row: string) => ({ table: 'contact_drafts', column: 'words', row });

/** What every step of a draft does, under the lock of the case: ask for consent anew, go on, write down, tell. */
@Injectable()
export class ContactWork {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal 422 with the code of the first reason why nobody agreed to that for this recipient */
  async refuseUnlessAgreed(tx: EntityManager, { caseId, purpose, recipientId, namesHer }: Pick<ContactEntity, 'caseId' | 'purpose' | 'recipientId' | 'namesHer'>, now: Date): Promise<void> {
    refuseUnlessYes(mayShare({ purpose, recipient: recipientId, classes: classesOfContact(namesHer) }, await findStanding(tx, caseId), now));
  }

  /** @throws Refusal `contact.absent`; `contact.step` */
  async found(tx: EntityManager, where: { id: string; caseId: string }, to: ContactStep): Promise<ContactEntity> {
    const found = await tx.findOneBy(ContactEntity, where);
    if (found === null) throw new Refusal('absent', 'contact.absent', 'There is no such draft.');
    if (!contactMayGo(found.status, to)) throw new Refusal('conflict', 'contact.step', 'It does not stand where that can be done.');
    return found;
  }

  /** Goes one step. @param change what else is written of it */
  async step(tx: EntityManager, subject: Subject, known: CaseEntity, contact: ContactEntity, to: { status: ContactStep; action: ActionOn<'case'>; change?: Partial<ContactEntity> }): Promise<void> {
    const { id, caseId, purpose, recipient, recipientId } = contact;
    const { status, action, change = {} } = to;
    await tx.update(ContactEntity, { id }, { status, ...change });
    this.tell(tx, subject, known, { id, purpose, recipientId, status });
    auditInChange(tx, { at: this.clock.now(), person: subject.person, session: subject.session, action, caseId, about: id, purpose: status, detail: [purpose, recipient] });
  }

  tell(tx: EntityManager, subject: Subject, known: CaseEntity, { id, purpose, recipientId, status }: Pick<ContactEntity, 'id' | 'purpose' | 'recipientId' | 'status'>): void {
    this.outbox.add(
      tx, ContactMovedSchema, { subject: known.caseId, version: known.version, lane: laneOf(urgencyOf(known)), actor: subject.person },
      { caseId: known.caseId, draftId: id, purpose, recipientId, status },
    );
  }
}
