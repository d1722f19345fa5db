import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Items that say that a consent ends by its date, and that nothing went on after a yes: beside whatever kinds there are already. */
export class TellOfEndsAndSilence1799030002000 implements MigrationInterface {
  name = 'TellOfEndsAndSilence1799030002000';

  async up(runner: QueryRunner): Promise<void> {
    const [{ source }] = await runner.query(`SELECT pg_get_constraintdef(oid) AS source FROM pg_constraint WHERE conname = 'items_kind_check'`) as [{ source: string }];
    const kinds = [...source.matchAll(/'([A-Z_]+)'/g)].map(([, kind]) => kind ?? '');
    await runner.query(`
      ALTER TABLE items DROP CONSTRAINT items_kind_check;
      ALTER TABLE items ADD CONSTRAINT items_kind_check CHECK (kind IN (${[...kinds, 'CONSENT_ENDING', 'CONSENT_ENDED', 'REFERRAL_SILENT'].map((kind) => `'${kind}'`).join(', ')}));
    `);
  }

  async down(): Promise<void> {
    throw new Error('an item is never thrown away');
  }
}
