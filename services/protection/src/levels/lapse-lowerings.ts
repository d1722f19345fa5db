import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
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
  async run(): Promise<boolean> {
    const [due] = await this.database.query<{ id: string; caseId: string }>(
      `SELECT id, case_id AS "caseId" FROM lowerings WHERE state = 'ASKED' AND ends_at <= now() ORDER BY ends_at LIMIT 1`,
    );
    if (due === undefined) return false;
    await this.database.transaction(async (tx) => {
      const known = await lockCase(tx, due.caseId);
      const { affected } = await tx.update(LoweringEntity, { id: due.id, state: 'ASKED' }, { state: 'LAPSED', endedAt: () => 'now()' });
      if (affected !== 1) return;
      const { wanted: urgency, before, askedBy } = await tx.findOneByOrFail(LoweringEntity, { id: due.id });
      this.tellUrgency.run(tx, known, { status: 'LAPSED', urgency, before, loweringId: due.id, by: [askedBy], desk: [askedBy] });
    });
    return true;
  }
}
