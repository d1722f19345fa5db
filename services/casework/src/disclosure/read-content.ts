import type { ActionOn, Subject } from '@amparo/domain';
import { SightDatabase } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { NoteContentReading } from '../budget/note-content-reading';
import { SeeCase, type SeenCase } from '../reading/see-case';
import { entryByClass, namesWithheld, partedByClass } from './disclosed-fields.rules';
import type { BodyShown, ContentShown, ReadContentQuery } from './disclosure.dto';
import type { Purpose } from './note-reading';
import { isObject, OpenForReading, type ContentOpener } from './open-for-reading';

interface SealedBody {
  submissionId: string;
  receivedAt: Date;
  state: string;
  envelope: Buffer | null;
}

/** What was reported, field by field: content (S2) to who may read it, and who it is about (S3) where she may and asks for it. */
@Injectable()
export class ReadContent {
  constructor(
    private readonly seeCase: SeeCase,
    private readonly noteReading: NoteContentReading,
    private readonly sight: SightDatabase,
    private readonly openForReading: OpenForReading,
  ) {}

  /** @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor`, `reading.budget-spent`; any error of the audit's: then nothing was read */
  async run(subject: Subject, which: string, { identity, purpose = 'CASE_WORK' }: ReadContentQuery): Promise<ContentShown> {
    const wanted = identity === 'true' ? (['case.read-content', 'case.read-identity'] as const) : (['case.read-content'] as const);
    const seen = await this.seeCase.run(subject, wanted, which);
    await this.noteReading.run(subject, seen, purposeOf(seen, subject, purpose));
    const rows = await this.sight.seenBy(seen.sight, (tx) => tx.query<SealedBody[]>(
      `SELECT submission_id AS "submissionId", received_at AS "receivedAt", state, envelope FROM contents
       WHERE case_id = $1 AND kind = 'REPORT' ORDER BY received_at, submission_id`, [seen.id],
    ));
    const open = await this.openForReading.of(seen.id);
    return { caseId: seen.id, bodies: await Promise.all(rows.map((row) => show(row, seen.may, open))) };
  }
}

async function show({ submissionId, receivedAt, state, envelope }: SealedBody, may: readonly ActionOn<'case'>[], open: ContentOpener): Promise<BodyShown> {
  const opened = envelope === null || state === 'WANTED' ? undefined : await open(submissionId, envelope);
  const about = { submissionId, receivedAt };
  if (opened === undefined || !isObject(opened['body'])) return { ...about, state: state === 'WANTED' ? 'WANTED' : 'UNREADABLE', fields: null, identity: null, withheld: [] };
  const parted = partedByClass(opened['body']);
  const entry = entryByClass(opened['entered']);
  const fields = may.includes('case.read-content') ? { ...parted.fields, ...entry.fields } : null;
  const identity = may.includes('case.read-identity') ? { ...parted.identity, ...entry.identity } : null;
  return { ...about, state: 'READ', fields, identity, withheld: identity === null ? namesWithheld(parted.identity) : [] };
}

/** Behind broken glass, that is the purpose, whatever she says. */
export function purposeOf({ context, id, resource }: SeenCase, subject: Subject, said: Purpose): Purpose {
  const glass = context.breakGlass?.some(({ caseId }) => caseId === id) ?? false;
  return glass && !resource.handlers.includes(subject.person) ? 'GLASS' : said;
}
