import { mayForget, protectBySight, serviceRoles } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { app } = serviceRoles('protection');

/** Cases that came in one burst, and whom it has alerted. */
export class CreateBursts1798300000000 implements MigrationInterface {
  name = 'CreateBursts1798300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE burst_people (
        burst_id  uuid    NOT NULL,
        person_id text    NOT NULL,
        -- How urgently she was alerted: 0 for NONE to 4 for IMMINENT.
        rank      integer NOT NULL,
        PRIMARY KEY (burst_id, person_id, rank)
      );

      CREATE TABLE burst_cases (
        case_id   uuid        PRIMARY KEY REFERENCES cases,
        burst_id  uuid        NOT NULL,
        -- It has no alert of its own: everybody was alerted by another of the burst.
        shares    boolean     NOT NULL,
        -- Of an alert of its own: how many shared it when it was raised last, and when that was.
        counted   integer     NOT NULL DEFAULT 0,
        raised_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX burst_cases_sharing ON burst_cases (burst_id) WHERE shares;
      CREATE INDEX burst_cases_raised ON burst_cases (raised_at) WHERE NOT shares;

      GRANT SELECT, INSERT ON burst_people TO ${app};
      GRANT SELECT, INSERT, UPDATE ON burst_cases TO ${app};
    `);
    await protectBySight(runner, 'protection', { table: 'burst_cases', cases: ['case_id'], people: ['case_id', 'burst_id', 'shares'] });
    await mayForget(runner, 'protection', { burst_cases: 'erased.case_id = burst_cases.case_id::text' });
  }

  async down(): Promise<void> {
    throw new Error('who was alerted by what is never thrown away');
  }
}
