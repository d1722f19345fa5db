import { sees, serviceRoles, withoutForce } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { people } = serviceRoles('protection');

/** A person's alerts are found by indices alone, however many there are: open ones in their order, taken ones by when, a rung by its own case. */
export class FindAlertsInOrder1765600000000 implements MigrationInterface {
  name = 'FindAlertsInOrder1765600000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE rungs ADD COLUMN case_id uuid REFERENCES cases');
    await withoutForce(runner, ['rungs', 'alerts'], () => runner.query('UPDATE rungs r SET case_id = a.case_id FROM alerts a WHERE a.id = r.alert_id'));
    await runner.query(`
      ALTER TABLE rungs ALTER COLUMN case_id SET NOT NULL;
      DROP POLICY by_sight ON rungs;
      CREATE POLICY by_sight ON rungs FOR SELECT TO ${people} USING (${sees('rungs.case_id')});
      CREATE INDEX alerts_open ON alerts (array_position(ARRAY['IMMINENT', 'HIGH', 'MEDIUM', 'LOW', 'NONE'], urgency), raised_at DESC) WHERE acknowledged_at IS NULL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('who may not see a case is never thrown away');
  }
}
