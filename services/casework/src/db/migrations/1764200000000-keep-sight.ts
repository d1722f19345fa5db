import { createSightTables, protectBySight, sees, serviceRoles, withoutForce } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const SERVICE = 'casework';
const { app } = serviceRoles(SERVICE);

/** Of a case, all that people and partners are shown in a list: S1. */
const LISTED = [
  'id', 'reference', 'status', 'category', 'urgency', 'reprisal', 'regions', 'country_known', 'lead_person', 'assigned', 'routes', 'because', 'received_at',
  'opened_at',
];
const CONTENT = ['submission_id', 'case_id', 'kind', 'received_at', 'state', 'fetched_at', 'parked_because', 'envelope'];

/** Who may know of a case, kept with it; row-level security on everything of cases; who looked, and who broke the glass. */
export class KeepSight1764200000000 implements MigrationInterface {
  name = 'KeepSight1764200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(facts);
    await runner.query(knownSoFar);
    await createSightTables(runner, SERVICE);
    await runner.query(lists);
    await withoutForce(runner, ['sight', 'hidden_from'], () => runner.query(sightSoFar));
    await runner.query(watching);
    await protectAll(runner);
    // Its kind is another one now: fetched anew at the start.
    await runner.query('DELETE FROM directory_copy');
  }

  async down(): Promise<void> {
    throw new Error('a case is never left open to everybody');
  }
}

async function protectAll(runner: QueryRunner): Promise<void> {
  const protect = (table: string, cases: string[], more: { people?: string[]; partners?: string[]; also?: string } = {}): Promise<void> =>
    protectBySight(runner, SERVICE, { table, cases, ...more });
  await protect('cases', ['id'], { people: LISTED, partners: LISTED });
  await protect('contents', ['case_id'], { people: CONTENT, partners: CONTENT });
  await protect('tasks', ['case_id'], { people: ['case_id', 'code', 'about', 'opened_at', 'due_at', 'done_at'] });
  await protect('timeline', ['case_id'], {
    people: ['id', 'case_id', 'at', 'what', 'actor', 'detail'],
    // A line that names another case is for those who see that one too.
    also: `CASE WHEN what IN ('REPETITION_FOUND', 'DUPLICATE_SUGGESTED') THEN ${sees('timeline.detail[1]::uuid')} ELSE true END`,
  });
  await protect('repetitions', ['case_id', 'earlier_case_id'], { people: ['case_id', 'earlier_case_id', 'because', 'found_at'] });
  await protect('duplicates', ['case_id', 'other_case_id'], { people: ['case_id', 'other_case_id', 'score', 'because', 'suggested_at'] });
  for (const table of ['features', 'audit', 'glass']) await protect(table, ['case_id']);
}

const facts = `
  ALTER TABLE cases
    ADD routes                text[]  NOT NULL DEFAULT '{}',
    ADD because               text[]  NOT NULL DEFAULT '{}',
    -- Null while no body of the report has been heard of: as good as withheld.
    ADD coordinators_withheld boolean,
    -- Opaque ids of people and organisations involved.
    ADD conflicts             text[]  NOT NULL DEFAULT '{}',
    ADD excluded              text[]  NOT NULL DEFAULT '{}',
    ADD assigned              text[]  NOT NULL DEFAULT '{}',
    -- [{person, version, routes, released?}]
    ADD told                  jsonb   NOT NULL DEFAULT '[]',
    ADD sight_kept            boolean NOT NULL DEFAULT false;`;

/**
 * Of the cases that are there, what can be known. Whether coordinators are withheld was not kept: only where one was told are they
 * not. Who was told or excluded, beside the lead, was not kept either: the next decision of protection says it, and conflict
 * ids hide a case from those concerned until then.
 */
const knownSoFar = `
  UPDATE cases c SET
    routes = coalesce((SELECT detail[2:] FROM timeline t WHERE t.case_id = c.id AND what = 'REPORT_ROUTED' ORDER BY at DESC, t.id DESC LIMIT 1), '{}'),
    coordinators_withheld = CASE WHEN EXISTS (SELECT 1 FROM timeline t WHERE t.case_id = c.id AND what = 'REPORT_RECEIVED') THEN NOT EXISTS (
      SELECT 1 FROM timeline t, unnest(detail) AS route WHERE t.case_id = c.id AND what = 'REPORT_ROUTED' AND route LIKE 'REGIONAL\\_COORDINATOR:%') END,
    conflicts = ARRAY(SELECT DISTINCT conflict FROM contents k, unnest(conflicts) AS conflict WHERE k.case_id = c.id ORDER BY conflict),
    told = CASE WHEN lead_person IS NULL THEN '[]' ELSE jsonb_build_array(jsonb_build_object('person', lead_person, 'version', routed_version, 'routes', '[]'::jsonb)) END,
    sight_kept = true;`;

/** Where a case stands in lists, beside each key: every page is found by the index alone, however many cases there are. */
const lists = `
  ALTER TABLE sight
    ADD closed    boolean     NOT NULL,
    -- 0 for NONE to 4 for IMMINENT.
    ADD urgency   smallint    NOT NULL,
    ADD sorted_at timestamptz NOT NULL,
    ADD regions   text[]      NOT NULL;
  CREATE INDEX sight_in_order ON sight (key, closed, urgency, sorted_at, case_id);`;

const sightSoFar = `
  INSERT INTO sight (case_id, key, closed, urgency, sorted_at, regions)
  SELECT DISTINCT id, key, status = 'CLOSED', array_position(ARRAY['NONE', 'LOW', 'MEDIUM', 'HIGH', 'IMMINENT'], urgency) - 1, received_at, regions
  FROM cases, LATERAL (
    SELECT 'all' AS key
    UNION ALL SELECT 'no-region' WHERE regions = '{}' AND reference IS NOT NULL
    UNION ALL SELECT 'region:' || region FROM unnest(regions) AS region WHERE reference IS NOT NULL AND NOT coalesce(coordinators_withheld, true)
    UNION ALL SELECT 'route:' || route FROM unnest(routes) AS route
    UNION ALL SELECT 'handler:' || lead_person WHERE lead_person IS NOT NULL
    UNION ALL SELECT 'told:' || lead_person WHERE lead_person IS NOT NULL
  ) AS keys;
  INSERT INTO hidden_from SELECT id, 'conflict:' || conflict FROM cases, unnest(conflicts) AS conflict;`;

const watching = `
  CREATE TABLE audit (
    id      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      timestamptz NOT NULL,
    person  text        NOT NULL,
    session text        NOT NULL,
    action  text        NOT NULL,
    -- Null: many cases at once.
    case_id uuid        REFERENCES cases,
    -- Why she reads it, as a code.
    purpose text        NOT NULL
  );
  CREATE TABLE glass (
    id        uuid        PRIMARY KEY,
    case_id   uuid        NOT NULL REFERENCES cases,
    person    text        NOT NULL,
    -- Sealed.
    reason    bytea       NOT NULL,
    witnesses text[]      NOT NULL,
    broken_at timestamptz NOT NULL,
    ends_at   timestamptz NOT NULL
  );
  CREATE INDEX glass_of_person ON glass (person, ends_at);
  -- What was done is written, never changed, and the service cannot even read who looked.
  GRANT INSERT ON audit TO ${app};
  GRANT SELECT, INSERT ON glass TO ${app};`;
