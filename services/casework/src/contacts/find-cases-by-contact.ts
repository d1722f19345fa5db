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
import { foundCursorOf, readFoundCursor, WORKED_ON, type FoundPlace } from './found-order.rules';

const ACTION = 'case.find-contact';
/** Cases of a page. */
const MOST = 50;
/** No answer comes earlier: the search itself takes a small part of it, whatever it finds and whatever is hidden from her. */
const EVEN_MS = 100;
/** One more than a page, so that it is known whether there are more. */
const PAGE = `
  WITH placed AS (
    SELECT c.id, c.received_at, (NOT c.outside_burst)::int AS burst,
      CASE WHEN $2 = ANY (c.assigned) THEN ${WORKED_ON.HERS} WHEN c.assigned <> '{}' THEN ${WORKED_ON.SOMEBODYS} ELSE ${WORKED_ON.NOBODYS} END AS worked
    FROM (SELECT DISTINCT case_id FROM contacts WHERE hash = ANY ($1::bytea[])) AS found JOIN cases c ON c.id = found.case_id
  ), page AS (
    SELECT * FROM placed
    WHERE $3::int IS NULL OR (worked, burst) > ($3::int, $4::int) OR ((worked, burst) = ($3::int, $4::int) AND (received_at, id) < ($5::timestamptz, $6::uuid))
    ORDER BY worked, burst, received_at DESC, id DESC LIMIT ${MOST + 1}
  )
  SELECT ${LISTED_COLUMNS}, ${OPEN_TASKS} AS tasks, p.worked, p.burst, p.received_at::text AS at, p.id
  FROM page p JOIN cases c ON c.id = p.id ORDER BY p.worked, p.burst, p.received_at DESC, p.id DESC`;

/**
 * Which of the cases that somebody may see have a contact that she knows (S3): whoever calls or writes is found, without reading all cases. A
 * contact that no case has, and one of a case that is hidden from her, are answered alike, by the same statements and not before
 * the same instant (ADR 0051). Reports of strangers that name the contact stand behind what people work on, and never take the place of anything: page by page
 * all of it is shown.
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

  /** @throws Refusal `cursor.malformed`, `reading.budget-spent`; any error of the audit's: then nothing was looked for */
  async run(subject: Subject, request: FindByContactRequest): Promise<CasesFound> {
    const notBefore = pause(EVEN_MS);
    try {
      return await this.find(subject, request);
    } finally {
      await notBefore;
    }
  }

  private async find(subject: Subject, { contact, purpose, after }: FindByContactRequest): Promise<CasesFound> {
    const place = after === undefined ? undefined : readFoundCursor(after);
    const contacts = contactsToFind(contact);
    await this.noteReading.runForSearch(subject, ACTION, purpose, contacts.length);
    const hashes = await this.keys.hashedToFind(this.database, contacts.flat());
    const held = keysOf(subject, ACTION, { now: this.clock.now() });
    const rows = await this.sight.seenBy(held, (tx) => tx.query<(CaseListed & FoundPlace)[]>(PAGE, [hashes, subject.person, place?.worked, place?.burst, place?.at, place?.id]));
    const cases = rows.slice(0, MOST).map(({ worked: _worked, burst: _burst, at: _at, id: _id, ...listed }) => listed);
    await this.noteFound(subject, cases, purpose);
    const last = rows[MOST - 1];
    return { cases, next: rows.length > MOST && last !== undefined ? foundCursorOf(last) : null };
  }

  /** Whoever is responsible for a case sees that it was found, and by whom: of what was hidden from her nothing is noted there. */
  private async noteFound({ person, session }: Subject, cases: readonly CaseListed[], purpose: string): Promise<void> {
    if (cases.length === 0) return;
    const at = this.clock.now();
    await writeAudit(this.database, cases.map(({ caseId }) => ({ at, person, session, action: ACTION, caseId, purpose })));
  }
}
