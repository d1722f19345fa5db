import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { MOST_AT_ONCE } from '../clocks/clock-loop';
import type { FireEach } from '../clocks/fire-each';
import { lockCase } from '../routing/lock-case';
import { LoweringEntity } from './lowering.entity';
import { TellUrgency } from './tell-urgency';

/** A lowering to which nobody agreed in time lapses: the case stays as urgent as it was, and whoever asked is told. Once, by the database's clock. */
@Injectable()
export class LapseLowerings {
  constructor(
    private readonly database: Database,
    private readonly tellUrgency: TellUrgency,
  ) {}

  /** @returns whether one lapsed */
  async run(each: FireEach): Promise<boolean> {
    const due = await this.database.query<{ key: string; caseId: string }>(
      `SELECT id AS key, case_id AS "caseId" FROM lowerings WHERE state = 'ASKED' AND ends_at <= now() AND id::text <> ALL ($1::text[]) ORDER BY ends_at LIMIT ${MOST_AT_ONCE}`, [each.later()],
    );
    return each.run(due, ({ key: id, caseId }) => this.database.transaction(async (tx) => {
      const known = await lockCase(tx, caseId);
      const { affected } = await tx.update(LoweringEntity, { id, state: 'ASKED' }, { state: 'LAPSED', endedAt: () => 'now()' });
      if (affected !== 1) return false;
      const { wanted: urgency, before, askedBy } = await tx.findOneByOrFail(LoweringEntity, { id });
      this.tellUrgency.run(tx, known, { status: 'LAPSED', urgency, before, loweringId: id, by: [askedBy], desk: [askedBy] });
      return true;
    }));
  }
}
