import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A session is of one entrance and opens no other; and partners hear that something of theirs changed. */
export class TellPartnersApart1798500020000 implements MigrationInterface {
  name = 'TellPartnersApart1798500020000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Sessions of before were all of the desk.
      ALTER TABLE browser_sessions ADD COLUMN entrance text NOT NULL DEFAULT 'DESK' CHECK (entrance IN ('DESK', 'PARTNERS'));
      ALTER TABLE browser_sessions ALTER COLUMN entrance DROP DEFAULT;
      ALTER TABLE changes DROP CONSTRAINT changes_what_check;
      ALTER TABLE changes ADD CONSTRAINT changes_what_check CHECK (what IN ('items', 'alerts', 'cases', 'accounts', 'offers'));
      -- Opaque id of the organisation whose offers they are.
      ALTER TABLE changes ADD COLUMN organisation_id text CHECK ((organisation_id IS NOT NULL) = (what = 'offers'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM changes WHERE what = 'offers';
      ALTER TABLE changes DROP COLUMN organisation_id;
      DELETE FROM browser_sessions WHERE entrance = 'PARTNERS';
      ALTER TABLE browser_sessions DROP COLUMN entrance;
    `);
  }
}
