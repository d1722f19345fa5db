import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { lockCase } from '../routing/lock-case';
import { EndHandover } from './end-handover';
import { HandoverEntity } from './handover.entity';

/** A hand-over that nobody answered in time wakes the ladder again. Once, by the database's clock. */
@Injectable()
export class LapseHandovers {
  constructor(
    private readonly database: Database,
    private readonly endHandover: EndHandover,
  ) {}

  /** @returns whether one lapsed */
  async run(): Promise<boolean> {
    const [due] = await this.database.query<{ id: string; caseId: string }>(
      `SELECT id, case_id AS "caseId" FROM handovers WHERE state = 'ASKED' AND answer_by <= now() ORDER BY answer_by LIMIT 1`,
    );
    if (due === undefined) return false;
    await this.database.transaction(async (tx) => {
      const known = await lockCase(tx, due.caseId);
      const asked = await tx.findOneBy(HandoverEntity, { id: due.id, state: 'ASKED' });
      if (asked !== null) await this.endHandover.run(tx, known, asked, 'LAPSED');
    });
    return true;
  }
}
