import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Items that say what people do with an alert: beside whatever kinds there are already. */
export class TellOfWorkOnAlerts1798990020000 implements MigrationInterface {
  name = 'TellOfWorkOnAlerts1798990020000';

  async up(runner: QueryRunner): Promise<void> {
    const [{ source }] = await runner.query(`SELECT pg_get_constraintdef(oid) AS source FROM pg_constraint WHERE conname = 'items_kind_check'`) as [{ source: string }];
    const kinds = [...source.matchAll(/'([A-Z_]+)'/g)].map(([, kind]) => kind ?? '');
    const more = ['HANDOVER', 'HANDOVER_ACCEPTED', 'HANDOVER_FAILED', 'LOWERING_ASKED', 'URGENCY_LOWERED', 'LOWERING_LAPSED', 'CLOCK_OVERDUE', 'LADDER_PAUSED'];
    await runner.query(`
      ALTER TABLE items DROP CONSTRAINT items_kind_check;
      ALTER TABLE items ADD CONSTRAINT items_kind_check CHECK (kind IN (${[...kinds, ...more].map((kind) => `'${kind}'`).join(', ')}));
    `);
  }

  async down(): Promise<void> {
    throw new Error('an item is never thrown away');
  }
}
