import type { Subject } from '@amparo/domain';
import { Database, SealedFields, SightDatabase, type CaseSeal } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { NoteContentReading } from '../budget/note-content-reading';
import type { PurposeQuery } from '../disclosure/disclosure.dto';
import { purposeOf } from '../disclosure/read-content';
import { SeeCase } from '../reading/see-case';
import { aboutPlace } from './attachment-places';
import { KINDS, readAbout } from './attachment.rules';
import type { AttachmentShown, AttachmentsShown } from './attachments.dto';

interface SealedRow {
  attachmentId: string;
  receivedAt: Date;
  state: 'WANTED' | 'KEPT' | 'PARKED';
  about: Buffer | null;
}

/** The files of a case (S3): what they are called, of what kind they are, and their hashes. */
@Injectable()
export class ListAttachments {
  constructor(
    private readonly seeCase: SeeCase,
    private readonly noteReading: NoteContentReading,
    private readonly sight: SightDatabase,
    private readonly database: Database,
    private readonly fields: SealedFields,
  ) {}

  /** @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor`, `reading.budget-spent`; any error of the audit's: then nothing was read */
  async run(subject: Subject, which: string, { purpose = 'CASE_WORK' }: PurposeQuery): Promise<AttachmentsShown> {
    const seen = await this.seeCase.run(subject, ['case.read-identity'], which);
    await this.noteReading.run(subject, seen, purposeOf(seen, subject, purpose));
    const rows = await this.sight.seenBy(seen.sight, (tx) => tx.query<SealedRow[]>(
      'SELECT id AS "attachmentId", received_at AS "receivedAt", state, about FROM attachments WHERE case_id = $1 ORDER BY received_at, id', [seen.id],
    ));
    const seal = await this.fields.ofCaseUnlessErased(this.database, seen.id);
    return { caseId: seen.id, attachments: seal === undefined ? [] : rows.map((row) => shown(row, seal, seen.sight.as === 'people')) };
  }
}

function shown({ attachmentId, receivedAt, state, about: sealed }: SealedRow, seal: CaseSeal, withName: boolean): AttachmentShown {
  const about = sealed === null ? undefined : readAbout(seal.open(sealed, aboutPlace(attachmentId)).toString('utf8'));
  if (about === undefined) return { attachmentId, receivedAt, state: state === 'WANTED' ? 'WANTED' : 'UNREADABLE', kind: null, name: null, size: null, sha256: null, shows: false };
  const { kind, name, size, sha256 } = about;
  return { attachmentId, receivedAt, state: 'KEPT', kind, name: withName ? name : null, size, sha256, shows: KINDS[kind].shows };
}
