import type { Subject } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { Database, SealedFields } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { FindRefused } from '../consents/find-refused';
import { refuseUnlessYes } from '../consents/refuse-unless-yes';
import { SeeCase } from '../sight/see-case';
import { ContactWork, wordsPlace } from './contact-work';
import { mayAgreeToContact, mayExport } from './contact.rules';
import type { ContactAnswer, ContactRead } from './contacts.dto';

/**
 * A draft goes on: a second person agrees that it leaves us, without reading who she is; then the handler takes it out, to hand it over by hand. Consent is
 * asked each time. Nothing is sent.
 */
@Injectable()
export class MoveContact {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly work: ContactWork,
    private readonly fields: SealedFields,
    private readonly refused: FindRefused,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `case.absent`, `access.forbidden`, `contact.absent`, `contact.step`; `contact.second-person` for who wrote it; `contact.conflict`; 422 without consent */
  async agree(subject: Subject, caseId: string, contactId: string): Promise<ContactAnswer> {
    return this.database.transaction(async (tx) => {
      const known = await this.seeCase.locked(tx, subject, 'contact.agree', caseId);
      const contact = await this.work.found(tx, { id: contactId, caseId }, 'AGREED');
      refuseUnlessYes(mayAgreeToContact(contact.writtenBy, subject.person));
      const now = this.clock.now();
      await this.work.refuseUnlessAgreed(tx, known, contact, now);
      await this.work.step(tx, subject, known, contact, { status: 'AGREED', action: 'contact.agree', change: { agreedBy: subject.person, agreedAt: now } });
      return { contactId, status: 'AGREED' };
    });
  }

  /** Takes it out, written down before it is answered. @throws Refusal as `agree`; `contact.agreed-too-long-ago`; `consent.names-who-refused` where somebody refused since */
  async export(subject: Subject, caseId: string, contactId: string): Promise<ContactRead> {
    const contact = await this.database.transaction(async (tx) => {
      const known = await this.seeCase.locked(tx, subject, 'contact.draft', caseId);
      const found = await this.work.found(tx, { id: contactId, caseId }, 'EXPORTED');
      const now = this.clock.now();
      const consent = await this.work.refuseUnlessAgreed(tx, known, found, now);
      refuseUnlessYes(mayExport(found.agreedAt, consent, now));
      const words = (await this.fields.ofCase(tx, caseId)).open(found.words, wordsPlace(contactId)).toString('utf8');
      await this.refused.refuseIfNamed(tx, caseId, [words]);
      await this.work.step(tx, subject, known, found, { status: 'EXPORTED', action: 'contact.draft', change: { endedBy: subject.person, endedAt: now } });
      return { ...found, status: 'EXPORTED' as const, endedBy: subject.person, endedAt: now, words };
    });
    const { purpose, recipient, namesHer, status, writtenBy, writtenAt, agreedBy, agreedAt, endedBy, endedAt, words } = contact;
    return { contactId, purpose, recipient, namesHer, status, writtenBy, writtenAt, agreedBy, agreedAt, endedBy, endedAt, words };
  }

  /** @throws Refusal `case.absent`, `access.forbidden`, `contact.absent`, `contact.step` */
  async drop(subject: Subject, caseId: string, contactId: string): Promise<ContactAnswer> {
    return this.database.transaction(async (tx) => {
      const known = await this.seeCase.locked(tx, subject, 'contact.draft', caseId);
      const contact = await this.work.found(tx, { id: contactId, caseId }, 'DROPPED');
      await this.work.step(tx, subject, known, contact, { status: 'DROPPED', action: 'contact.draft', change: { endedBy: subject.person, endedAt: this.clock.now() } });
      return { contactId, status: 'DROPPED' };
    });
  }
}
