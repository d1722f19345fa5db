import { withoutForce } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A case keeps where every decision routed it, not the newest alone; and whom a person took off it. */
export class KeepRoutesOfAllDecisions1766200000000 implements MigrationInterface {
  name = 'KeepRoutesOfAllDecisions1766200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE cases ADD taken_off text[] NOT NULL DEFAULT '{}'`);
    await withoutForce(runner, ['cases', 'timeline', 'sight'], async () => {
      await runner.query(routesSoFar);
      await runner.query(sightSoFar);
    });
  }

  async down(): Promise<void> {
    throw new Error('where a case was routed is never forgotten');
  }
}

/** Each decision left a line: the level, then the routes. */
const routesSoFar = `
  UPDATE cases c SET routes = routes || ARRAY(
    SELECT DISTINCT route FROM timeline t, unnest(t.detail[2:]) AS route
    WHERE t.case_id = c.id AND t.what = 'REPORT_ROUTED' AND NOT route = ANY (c.routes) ORDER BY route)`;

const sightSoFar = `
  INSERT INTO sight (case_id, key, closed, urgency, sorted_at, regions)
  SELECT id, 'route:' || route, status = 'CLOSED', array_position(ARRAY['NONE', 'LOW', 'MEDIUM', 'HIGH', 'IMMINENT'], urgency) - 1, received_at, regions
  FROM cases, unnest(routes) AS route WHERE sight_kept
  ON CONFLICT DO NOTHING`;
