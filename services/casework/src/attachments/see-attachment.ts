import type { Subject } from '@amparo/domain';
import { isUuid, Refusal } from '@amparo/kernel';
import { Database, SealedFields, SightDatabase, type CaseSeal } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { NoteContentReading } from '../budget/note-content-reading';
import { PurposeQuery } from '../disclosure/disclosure.dto';
import { purposeOf } from '../disclosure/read-content';
import { SeeCase, type SeenCase } from '../reading/see-case';
import { aboutPlace, partPlace } from './attachment-places';
import { readAbout, type AttachmentAbout } from './attachment.rules';

/** A file that somebody was given to read, and her reading written down. */
export interface SeenAttachment {
  about: AttachmentAbout;
  /** Its bytes, a part at a time. */
  parts: () => AsyncGenerator<Buffer>;
}

const absent = (): Refusal => new Refusal('absent', 'attachment.absent', 'There is no such file, or it is not here yet.');

/** Opens a file of a case for whoever may know who it is about: evidence is S3. The reading is written down first. */
@Injectable()
export class SeeAttachment {
  constructor(
    private readonly seeCase: SeeCase,
    private readonly noteReading: NoteContentReading,
    private readonly sight: SightDatabase,
    private readonly database: Database,
    private readonly fields: SealedFields,
  ) {}

  /**
   * @param may judges before anything is written down; what it throws is thrown
   * @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor`, `attachment.absent`, `reading.budget-spent`
   */
  async run(subject: Subject, which: string, id: string, { purpose = 'CASE_WORK' }: PurposeQuery, may: (seen: SeenCase, about: AttachmentAbout) => void): Promise<SeenAttachment> {
    const seen = await this.seeCase.run(subject, ['case.read-identity'], which);
    const found = await this.find(seen, id);
    if (found === undefined) throw absent();
    may(seen, found.about);
    await this.noteReading.run(subject, seen, purposeOf(seen, subject, purpose), id);
    return { about: found.about, parts: () => this.partsOf(seen, id, found.about.parts, found.seal) };
  }

  private async find(seen: SeenCase, id: string): Promise<{ about: AttachmentAbout; seal: CaseSeal } | undefined> {
    if (!isUuid(id)) return undefined;
    const [row] = await this.sight.seenBy(seen.sight, (tx) => tx.query<{ about: Buffer }[]>(`SELECT about FROM attachments WHERE id = $1 AND case_id = $2 AND state = 'KEPT'`, [id, seen.id]));
    const seal = await this.fields.ofCaseUnlessErased(this.database, seen.id);
    if (row === undefined || seal === undefined) return undefined;
    const about = readAbout(seal.open(row.about, aboutPlace(id.toLowerCase())).toString('utf8'));
    return about === undefined ? undefined : { about, seal };
  }

  private async *partsOf(seen: SeenCase, id: string, parts: number, seal: CaseSeal): AsyncGenerator<Buffer> {
    for (let number = 1; number <= parts; number++) {
      const [row] = await this.sight.seenBy(seen.sight, (tx) => tx.query<{ sealed: Buffer }[]>('SELECT sealed FROM attachment_parts WHERE attachment_id = $1 AND number = $2', [id, number]));
      // Erased while it was being read.
      if (row === undefined) throw absent();
      yield seal.open(row.sealed, partPlace(id.toLowerCase(), number));
    }
  }
}
