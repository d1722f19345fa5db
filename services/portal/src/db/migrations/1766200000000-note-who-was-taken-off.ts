import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of who has a case, the newest that was said counts, in whatever order it is heard. */
export class NoteWhoWasTakenOff1766200000000 implements MigrationInterface {
  name = 'NoteWhoWasTakenOff1766200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE cases
        -- By person, the version of the newest word that the case is hers, or hers no more.
        ADD assigned   jsonb NOT NULL DEFAULT '{}',
        ADD unassigned jsonb NOT NULL DEFAULT '{}';
      -- In which version they were named was not kept; every word that takes one off is newer than the first.
      UPDATE cases SET assigned = coalesce((SELECT jsonb_object_agg(person, 1) FROM unnest(handlers) AS person), '{}');
      ALTER TABLE cases DROP handlers;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE cases ADD handlers text[] NOT NULL DEFAULT '{}';
      UPDATE cases SET handlers = ARRAY(
        SELECT key FROM jsonb_each(assigned) AS a WHERE value::int > coalesce((unassigned ->> key)::int, 0));
      ALTER TABLE cases DROP assigned, DROP unassigned;
    `);
  }
}
