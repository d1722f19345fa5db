import { setTimeout as pause } from 'node:timers/promises';
import { keysOf, type Subject } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { Database, SightDatabase, writeAudit } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { NoteContentReading } from '../budget/note-content-reading';
import type { CaseListed } from '../cases/cases.dto';
import { LISTED_COLUMNS, OPEN_TASKS } from '../cases/list-cases';
import { ContactKeys } from './contact-keys';
import { contactsToFind } from './contact.rules';
import type { CasesFound, FindByContactRequest } from './contacts.dto';

const ACTION = 'case.find-contact';
const MOST = 50;
/** No answer comes earlier: the search itself takes a small part of it, whatever it finds and whatever is hidden from her. */
const EVEN_MS = 100;

/**
 * Which of the cases that somebody may see have a contact that she knows (S3): whoever calls or writes is found, without reading all cases. A
 * contact that no case has, and one of a case that is hidden from her, are answered alike, by the same statements and not before
 * the same instant (ADR 0051).
 */
@Injectable()
export class FindCasesByContact {
  constructor(
    private readonly database: Database,
    private readonly sight: SightDatabase,
    private readonly noteReading: NoteContentReading,
    private readonly keys: ContactKeys,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `reading.budget-spent`; any error of the audit's: then nothing was looked for */
  async run(subject: Subject, request: FindByContactRequest): Promise<CasesFound> {
    const notBefore = pause(EVEN_MS);
    try {
      return await this.find(subject, request);
    } finally {
      await notBefore;
    }
  }

  private async find(subject: Subject, { contact, purpose }: FindByContactRequest): Promise<CasesFound> {
    const contacts = contactsToFind(contact);
    await this.noteReading.runForSearch(subject, ACTION, purpose, contacts.length);
    const hashes = await this.keys.hashedToFind(this.database, contacts.flat());
    const held = keysOf(subject, ACTION, { now: this.clock.now() });
    const cases = await this.sight.seenBy(held, (tx) => tx.query<CaseListed[]>(
      `SELECT ${LISTED_COLUMNS}, ${OPEN_TASKS} AS tasks FROM (SELECT DISTINCT case_id FROM contacts WHERE hash = ANY ($1::bytea[])) AS found
       JOIN cases c ON c.id = found.case_id ORDER BY c.received_at DESC, c.id LIMIT ${MOST}`, [hashes],
    ));
    await this.noteFound(subject, cases, purpose);
    return { cases };
  }

  /** Whoever is responsible for a case sees that it was found, and by whom: of what was hidden from her nothing is noted there. */
  private async noteFound({ person, session }: Subject, cases: readonly CaseListed[], purpose: string): Promise<void> {
    if (cases.length === 0) return;
    const at = this.clock.now();
    await writeAudit(this.database, cases.map(({ caseId }) => ({ at, person, session, action: ACTION, caseId, purpose })));
  }
}
