import type { Subject } from '@amparo/domain';
import { Refusal } from '@amparo/kernel';
import { Database, SealedFields, SightDatabase, writeAudit } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { SeeCase } from '../sight/see-case';
import { wordsPlace } from './contact-work';
import type { ContactRead, ContactShown } from './contacts.dto';

const COLUMNS = `
  id AS "contactId", purpose, recipient, names_her AS "namesHer", status, written_by AS "writtenBy", written_at AS "writtenAt", agreed_by AS "agreedBy", agreed_at AS "agreedAt",
  ended_by AS "endedBy", ended_at AS "endedAt"`;

/** Drafts for banks and mechanisms outside. */
@Injectable()
export class ReadContacts {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly sight: SightDatabase,
    private readonly fields: SealedFields,
  ) {}

  /** Without a word: S1. @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor` */
  async list(subject: Subject, caseId: string): Promise<ContactShown[]> {
    const { keys } = await this.seeCase.run(subject, 'referral.list', caseId);
    return this.sight.seenBy(keys, (tx) => tx.query<ContactShown[]>(`SELECT ${COLUMNS} FROM contact_drafts WHERE case_id = $1 ORDER BY written_at DESC LIMIT 200`, [caseId]));
  }

  /** With its words, written down before. @throws Refusal as `list`; `contact.absent` */
  async one(subject: Subject, caseId: string, contactId: string): Promise<ContactRead> {
    const { keys, now } = await this.seeCase.run(subject, 'contact.draft', caseId);
    const { person, session } = subject;
    await writeAudit(this.database, [{ at: now, person, session, action: 'contact.draft', caseId, about: contactId, purpose: 'CASE_WORK' }]);
    const [row] = await this.sight.seenBy(keys, (tx) =>
      tx.query<(ContactShown & { words: Buffer })[]>(`SELECT ${COLUMNS}, words FROM contact_drafts WHERE case_id = $1 AND id = $2`, [caseId, contactId]));
    if (row === undefined) throw new Refusal('absent', 'contact.absent', 'There is no such draft.');
    const seal = await this.fields.ofCaseForReading(this.database, caseId);
    return { ...row, words: seal.open(row.words, wordsPlace(contactId)).toString('utf8') };
  }
}
