import { ContactMovedSchema } from '@amparo/contracts';
import { consentFor, laneOf, mayShare, type ActionOn, type Consent, type Subject } from '@amparo/domain';
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

/** Somebody who is involved is told nothing. */
export const involved = () => new Refusal('unprocessable', 'contact.conflict', 'This recipient is involved in the case.');

/** What every step of a draft does, under the lock of the case: ask for consent anew, go on, write down, tell. */
@Injectable()
export class ContactWork {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the consent that lets it be told
   * @throws Refusal `contact.conflict` where the recipient is involved in the case, also by what was heard since; 422 with the code of the first reason
   *   why nobody agreed to that for this recipient
   */
  async refuseUnlessAgreed(tx: EntityManager, known: CaseEntity, { purpose, recipientId, namesHer }: Pick<ContactEntity, 'purpose' | 'recipientId' | 'namesHer'>, now: Date): Promise<Consent> {
    if (known.facts?.conflicts.includes(recipientId) === true) throw involved();
    const asked = { purpose, recipient: recipientId, classes: classesOfContact(namesHer) };
    const standing = await findStanding(tx, known.caseId);
    refuseUnlessYes(mayShare(asked, standing, now));
    const consent = consentFor(asked, standing, now);
    if (consent === undefined) throw new Error('something may be shared without a consent');
    return consent;
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
    this.tell(tx, known, { id, purpose, recipientId, status }, { by: subject.person });
    auditInChange(tx, { at: this.clock.now(), person: subject.person, session: subject.session, action, caseId, about: id, purpose: status, detail: [purpose, recipient] });
  }

  /** @param by nobody, where a withdrawal did it; `desk` hears of it: directory ids */
  tell(tx: EntityManager, known: CaseEntity, { id, purpose, recipientId, status }: Pick<ContactEntity, 'id' | 'purpose' | 'recipientId' | 'status'>, { by, desk = [] }: { by?: string; desk?: readonly string[] }): void {
    const { caseId, version, reference } = known;
    this.outbox.add(
      tx, ContactMovedSchema, { subject: caseId, version, lane: laneOf(urgencyOf(known)), ...(by === undefined ? {} : { actor: by }) },
      { caseId, reference: reference ?? '', draftId: id, purpose, recipientId, status, deskPersonIds: [...desk] },
    );
  }
}
