import { serviceRoles } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { people } = serviceRoles('casework');

/** Whether anything of a case came by itself: in a search by a contact, what came in bursts alone stands behind. */
export class NoteWhatCameOutsideBursts1799060030000 implements MigrationInterface {
  name = 'NoteWhatCameOutsideBursts1799060030000';

  async up(runner: QueryRunner): Promise<void> {
    // Of what is there nobody knows: it counts as come by itself.
    await runner.query('ALTER TABLE cases ADD COLUMN outside_burst boolean NOT NULL DEFAULT true');
    await runner.query('ALTER TABLE cases ALTER COLUMN outside_burst SET DEFAULT false');
    await runner.query(`GRANT SELECT (outside_burst) ON cases TO ${people}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE cases DROP COLUMN outside_burst');
  }
}
