import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Items that say that a link may be in other hands, and that nobody said in time that something is deleted: beside whatever kinds there are already. */
export class TellOfTroubledReferrals1799060021000 implements MigrationInterface {
  name = 'TellOfTroubledReferrals1799060021000';

  async up(runner: QueryRunner): Promise<void> {
    const [{ source }] = await runner.query(`SELECT pg_get_constraintdef(oid) AS source FROM pg_constraint WHERE conname = 'items_kind_check'`) as [{ source: string }];
    const kinds = [...source.matchAll(/'([A-Z_]+)'/g)].map(([, kind]) => kind ?? '');
    await runner.query(`
      ALTER TABLE items DROP CONSTRAINT items_kind_check;
      ALTER TABLE items ADD CONSTRAINT items_kind_check CHECK (kind IN (${[...kinds, 'LINK_CODES', 'LINK_ELSEWHERE', 'DELETION_LATE', 'DELETION_LEFT'].map((kind) => `'${kind}'`).join(', ')}));
    `);
  }

  async down(): Promise<void> {
    throw new Error('an item is never thrown away');
  }
}
