import type { MigrationInterface, QueryRunner } from 'typeorm';

const KINDS = ['CHECK_IN_DUE', 'CHECK_IN_MISSED', 'CHECK_INS_RESUMED', 'CHECK_INS_ENDED'];

/** Items that say that somebody is to check in, that she did not, and that what was agreed on it changed; whatever other kinds there are stay. */
export class TellOfCheckIns1798980100000 implements MigrationInterface {
  name = 'TellOfCheckIns1798980100000';

  async up(runner: QueryRunner): Promise<void> {
    const [found] = (await runner.query(
      `SELECT ARRAY(SELECT kind[1] FROM regexp_matches(pg_get_constraintdef(oid), '''([A-Z_]+)''', 'g') AS kind) AS kinds FROM pg_constraint WHERE conname = 'items_kind_check' AND conrelid = 'items'::regclass`,
    )) as { kinds: string[] }[];
    const kinds = [...new Set([...(found?.kinds ?? []), ...KINDS])];
    await runner.query(`
      ALTER TABLE items DROP CONSTRAINT items_kind_check;
      ALTER TABLE items ADD CONSTRAINT items_kind_check CHECK (kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')}));
    `);
  }

  async down(): Promise<void> {
    throw new Error('an item is never thrown away');
  }
}
