import type { HeardEvent, ReporterAddedFiles, ReporterAddedFilesSchema } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/lock-case';
import { noteComingBack } from '../tasks/check-back';
import { TimelineEntity } from '../timeline/timeline.entity';

/** The reporter added files: they are wanted from the door. */
@Injectable()
export class WantAttachmentsOnReporterAddedFiles implements Handler<typeof ReporterAddedFilesSchema> {
  async handle({ data, time }: HeardEvent<ReporterAddedFiles>, tx: EntityManager): Promise<void> {
    const known = await lockCase(tx, data.caseId, time);
    await tx.insert(TimelineEntity, { caseId: known.id, at: time, what: 'REPORTER_ADDED_FILES', actor: null, detail: [] });
    await noteComingBack(tx, known.id, time);
    await tx.query('INSERT INTO attachments (id, case_id, received_at) SELECT id, $2, $3 FROM unnest($1::uuid[]) AS id ON CONFLICT DO NOTHING', [data.attachmentIds, known.id, time]);
  }
}
