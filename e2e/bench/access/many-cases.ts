import { layService, type ServiceGround } from '../support/service-ground';
import type { CaseworkInternals } from './casework-internals';

/** Casework's tables with as many cases as wanted. */
export interface ManyCases extends Pick<ServiceGround, 'sight' | 'service' | 'writing' | 'stop'> {
  /** Fills up to so many cases. */
  fillTo(cases: number): Promise<void>;
}

const SERVICE = 'casework';

/** Makes the database as an installation would. */
export async function layCases(internals: CaseworkInternals): Promise<ManyCases> {
  const { rows, ...ground } = await layService(SERVICE, 'access', internals);
  let there = 0;
  return {
    ...ground,
    fillTo: async (cases) => {
      await rows.of(SERVICE, fill(there, cases));
      there = cases;
      for (const table of ['cases', 'sight', 'hidden_from', 'timeline', 'tasks']) await rows.of(SERVICE, `VACUUM ANALYZE ${table}`);
    },
  };
}

/**
 * The same cases each time: eight regions, one of them rare; two of three routed to the working group; each told to its region's
 * coordinator and to somebody on duty; one in fifty hidden by some conflict.
 */
const fill = (from: number, to: number): string => `
  SET synchronous_commit = off;
  INSERT INTO cases (id, reference, status, category, urgency, reprisal, regions, country_known, lead_person, received_at, opened_at, routes, coordinators_withheld, conflicts, told, sight_kept)
  SELECT md5('case ' || n)::uuid, 'AM-' || lpad(n::text, 8, '0'), CASE WHEN (n / 7) % 5 = 0 THEN 'OPEN' ELSE 'CLOSED' END, 'REPRISAL',
         (ARRAY['NONE', 'LOW', 'MEDIUM', 'HIGH', 'IMMINENT'])[1 + (n * 7) % 5], true, ARRAY[region], true, 'coord-' || lower(region),
         timestamptz '2020-01-01' + n * interval '3 min', timestamptz '2020-01-01' + n * interval '3 min',
         CASE WHEN n % 3 = 0 THEN '{CRE}' ELSE '{SWG}' END::text[], n % 40 = 0, CASE WHEN n % 50 = 0 THEN ARRAY['c-' || n % 400] ELSE '{}' END,
         jsonb_build_array(jsonb_build_object('person', 'coord-' || lower(region), 'version', 1, 'routes', '[]'::jsonb)), true
  FROM (SELECT n, CASE WHEN n % 5000 = 0 THEN 'OCE' ELSE (ARRAY['LAC', 'AFR', 'ASIA', 'MENA', 'EECA', 'EUR', 'NAM'])[1 + n % 7] END AS region
        FROM generate_series(${from + 1}, ${to}) AS n) AS numbered;
  INSERT INTO sight (case_id, key, closed, urgency, sorted_at, regions)
  SELECT id, key, status = 'CLOSED', array_position(ARRAY['NONE', 'LOW', 'MEDIUM', 'HIGH', 'IMMINENT'], urgency) - 1, received_at, regions
  FROM cases, LATERAL (
    SELECT 'all' AS key UNION ALL SELECT 'route:' || routes[1] UNION ALL SELECT 'handler:' || lead_person UNION ALL SELECT 'told:' || lead_person
    UNION ALL SELECT 'told:swg-duty' WHERE routes = '{SWG}' UNION ALL SELECT 'region:' || regions[1] WHERE NOT coordinators_withheld
  ) AS keys WHERE reference > 'AM-' || lpad('${from}', 8, '0');
  INSERT INTO hidden_from SELECT id, 'conflict:' || conflicts[1] FROM cases WHERE conflicts <> '{}' AND reference > 'AM-' || lpad('${from}', 8, '0');`;
