import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { MOST_AT_ONCE } from '../clocks/clock-loop';
import type { FireEach } from '../clocks/fire-each';
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
  async run(each: FireEach): Promise<boolean> {
    const due = await this.database.query<{ key: string; caseId: string }>(
      `SELECT id AS key, case_id AS "caseId" FROM handovers WHERE state = 'ASKED' AND answer_by <= now() AND id::text <> ALL ($1::text[]) ORDER BY answer_by LIMIT ${MOST_AT_ONCE}`, [each.later()],
    );
    return each.run(due, ({ key: id, caseId }) => this.database.transaction(async (tx) => {
      const known = await lockCase(tx, caseId);
      const asked = await tx.findOneBy(HandoverEntity, { id, state: 'ASKED' });
      if (asked !== null) await this.endHandover.run(tx, known, asked, 'LAPSED');
      return asked !== null;
    }));
  }
}
