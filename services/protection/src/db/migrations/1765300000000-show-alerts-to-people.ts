import { createSightTables, isHers, protectBySight, sees, serviceRoles, withoutForce } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { app } = serviceRoles('protection');

/** Alerts and decisions for people: what makes a case somebody's to see, in columns and keys, and row-level security before all of it. */
export class ShowAlertsToPeople1765300000000 implements MigrationInterface {
  name = 'ShowAlertsToPeople1765300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(columns);
    await runner.query(whatWasKnown);
    await createSightTables(runner, 'protection');
    await withoutForce(runner, ['sight', 'hidden_from'], () => runner.query(keysOfWhatWasKnown));
    await protectBySight(runner, 'protection', { table: 'cases', cases: ['case_id'], people: ['case_id', 'reference', 'regions', 'lead'] });
    await protectBySight(runner, 'protection', {
      table: 'decisions', cases: ['case_id'],
      people: ['id', 'case_id', 'decided_at', 'cause', 'urgency', 'regions', 'routes', 'lead', 'routing_rules', 'urgency_rules', 'tasks'],
    });
    await protectBySight(runner, 'protection', {
      table: 'alerts', cases: ['case_id'], people: ['id', 'case_id', 'urgency', 'mode', 'round', 'raised_at', 'acknowledged_at', 'acknowledged_by'],
    });
    await protectBySight(runner, 'protection', {
      table: 'rungs', cases: [], people: ['alert_id', 'round', 'due_at', 'fired_at'], also: `alert_id IN (SELECT alerts.id FROM alerts WHERE ${sees('alerts.case_id')})`,
    });
    // Who else was told is not hers to know here: of a case only her own row.
    await protectBySight(runner, 'protection', {
      table: 'told_people', cases: ['case_id'], people: ['case_id', 'person_id', 'routes', 'since', 'released_at'], also: isHers(`('person:' || person_id)`),
    });
    for (const table of ['suspensions', 'handlers']) await protectBySight(runner, 'protection', { table, cases: ['case_id'] });
  }

  async down(): Promise<void> {
    throw new Error('who may not see a case is never thrown away');
  }
}

const columns = `
  ALTER TABLE cases
    -- As decided last: the leading region first.
    ADD COLUMN regions               text[]  NOT NULL DEFAULT '{}',
    -- Of all decisions on the case.
    ADD COLUMN routes                text[]  NOT NULL DEFAULT '{}',
    ADD COLUMN coordinators_withheld boolean NOT NULL DEFAULT false,
    -- Directory id of who leads by the last decision.
    ADD COLUMN lead                  text;

  -- What people may read of a decision. The rest of it names whoever was told and kept out.
  ALTER TABLE decisions
    ADD COLUMN urgency       text  GENERATED ALWAYS AS (facts ->> 'urgency') STORED,
    ADD COLUMN regions       jsonb GENERATED ALWAYS AS (facts -> 'regions') STORED,
    ADD COLUMN urgency_rules jsonb GENERATED ALWAYS AS (facts -> 'because') STORED,
    ADD COLUMN routes        jsonb GENERATED ALWAYS AS (routing -> 'routes') STORED,
    ADD COLUMN lead          text  GENERATED ALWAYS AS (routing ->> 'lead') STORED,
    ADD COLUMN tasks         jsonb GENERATED ALWAYS AS (routing -> 'tasks') STORED,
    ADD COLUMN routing_rules jsonb GENERATED ALWAYS AS (jsonb_path_query_array(routing, '$.because[*].rule')) STORED;

  -- Called because nobody had it in time, not by a decision.
  ALTER TABLE told_people ADD COLUMN by_escalation boolean NOT NULL DEFAULT false;

  -- Whose case it is.
  CREATE TABLE handlers (
    case_id   uuid        NOT NULL REFERENCES cases,
    person_id text        NOT NULL,
    since     timestamptz NOT NULL,
    PRIMARY KEY (case_id, person_id)
  );

  CREATE INDEX alerts_by_taking ON alerts (acknowledged_at);

  GRANT SELECT, INSERT, UPDATE, DELETE ON handlers TO ${app};
`;

const whatWasKnown = `
  UPDATE cases c SET
    regions = coalesce(assigned_regions, ARRAY(SELECT jsonb_array_elements_text(facts -> 'regions'))),
    routes = ARRAY(SELECT DISTINCT jsonb_array_elements_text(d.routing -> 'routes') FROM decisions d WHERE d.case_id = c.case_id),
    coordinators_withheld = coalesce((facts -> 'flags' ->> 'unmatchedCivilSociety')::boolean, false),
    lead = (SELECT d.routing ->> 'lead' FROM decisions d WHERE d.case_id = c.case_id ORDER BY d.decided_at DESC LIMIT 1)
  WHERE facts IS NOT NULL;

  INSERT INTO told_people (case_id, person_id, routes, since, by_escalation)
    SELECT a.case_id, p.person_id, '{ESCALATION}', p.since, true FROM alerted_people p JOIN alerts a ON a.id = p.alert_id
    ON CONFLICT DO NOTHING;
`;

/** What `sightKeysOf` and `hiddenKeysOf` say of these cases. */
const keysOfWhatWasKnown = `
  INSERT INTO sight (case_id, key)
    SELECT case_id, 'all' FROM cases WHERE facts IS NOT NULL
    UNION SELECT case_id, 'region:' || region FROM cases, unnest(regions) AS region WHERE NOT coordinators_withheld
    UNION SELECT case_id, 'no-region' FROM cases WHERE facts IS NOT NULL AND regions = '{}'
    UNION SELECT case_id, 'route:' || route FROM cases, unnest(routes) AS route
    UNION SELECT case_id, 'told:' || person_id FROM told_people JOIN cases USING (case_id) WHERE released_at IS NULL AND facts IS NOT NULL;
  INSERT INTO hidden_from (case_id, key)
    SELECT case_id, 'person:' || person FROM cases, unnest(excluded) AS person
    UNION SELECT case_id, 'conflict:' || conflict FROM cases, jsonb_array_elements_text(facts -> 'conflicts') AS conflict;
`;
