import type { Subject } from '@amparo/domain';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { SeeCase } from '../sight/see-case';
import type { Watching } from './watches.dto';

/** Somebody keeps a case on her own list of those that she watches, or takes it off. Nobody else learns of it. */
@Injectable()
export class WatchCase {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
  ) {}

  /** The same again changes nothing. @throws Refusal `case.absent`, `access.forbidden` */
  async run(subject: Subject, caseId: string, watching: boolean): Promise<Watching> {
    await this.database.transaction(async (tx) => {
      await this.seeCase.locked(tx, subject, 'alert.watch', caseId);
      await tx.query(
        `INSERT INTO watches (case_id, person_id, ended_at) VALUES ($1, $2, CASE WHEN $3 THEN NULL ELSE now() END)
         ON CONFLICT (case_id, person_id) DO UPDATE SET ended_at = excluded.ended_at`, [caseId, subject.person, watching],
      );
    });
    return { watching };
  }
}
