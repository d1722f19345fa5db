import { createSightTables, holds, notHiddenFromHer, protectBySight, serviceRoles, withoutForce } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { app } = serviceRoles('notifications');

/** What people need who read their own items: from whom a case is hidden, who has taken it, and row-level security before all of it. */
export class ShowItemsToPeople1765200000000 implements MigrationInterface {
  name = 'ShowItemsToPeople1765200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await createSightTables(runner, 'notifications');
    await withoutForce(runner, ['sight', 'hidden_from'], () => runner.query(keysOfWhatWasKnown));
    // Her own rows alone: of a case that is not hidden from her, and that it is no longer hers without being told of it.
    await protectBySight(runner, 'notifications', {
      table: 'items', cases: [],
      people: ['id', 'case_id', 'reference', 'person_id', 'kind', 'urgency', 'routes', 'created_at', 'acknowledged_at'],
      also: `${holds(`('told:' || person_id)`)} AND ${notHiddenFromHer('items.case_id')} AND (kind = 'RELEASED' OR EXISTS (
        SELECT 1 FROM sight WHERE sight.case_id = items.case_id AND sight.key = (CASE kind WHEN 'GLASS' THEN 'witness:' ELSE 'told:' END) || person_id))`,
    });
    await protectBySight(runner, 'notifications', {
      table: 'takings', cases: [], people: ['case_id', 'person_id', 'at'],
      also: `EXISTS (SELECT 1 FROM sight WHERE sight.case_id = takings.case_id AND sight.key LIKE 'told:%')`,
    });
    for (const table of ['cases', 'exclusions', 'messages']) await protectBySight(runner, 'notifications', { table, cases: ['case_id'] });
  }

  async down(): Promise<void> {
    throw new Error('from whom a case is hidden is never thrown away');
  }
}

const tables = `
  ALTER TABLE cases      ALTER COLUMN case_id TYPE uuid USING case_id::uuid;
  ALTER TABLE exclusions ALTER COLUMN case_id TYPE uuid USING case_id::uuid;
  ALTER TABLE items      ALTER COLUMN case_id TYPE uuid USING case_id::uuid;
  ALTER TABLE messages   ALTER COLUMN case_id TYPE uuid USING case_id::uuid;

  -- Who says that she has a case, and when last: on an item, or on its alert. Gone with her part in the case.
  CREATE TABLE takings (
    case_id   uuid        NOT NULL REFERENCES cases,
    person_id text        NOT NULL,
    at        timestamptz NOT NULL,
    PRIMARY KEY (case_id, person_id)
  );
  INSERT INTO takings (case_id, person_id, at)
    SELECT i.case_id, i.person_id, max(i.acknowledged_at) FROM items i
    WHERE i.acknowledged_at IS NOT NULL AND i.kind NOT IN ('RELEASED', 'GLASS')
      AND NOT EXISTS (SELECT 1 FROM exclusions x WHERE x.case_id = i.case_id AND x.person_id = i.person_id)
    GROUP BY 1, 2;

  CREATE INDEX items_unread ON items (person_id) WHERE acknowledged_at IS NULL;

  GRANT SELECT, INSERT, UPDATE, DELETE ON takings TO ${app};
`;

const keysOfWhatWasKnown = `
  INSERT INTO sight (case_id, key)
    SELECT DISTINCT i.case_id, (CASE kind WHEN 'GLASS' THEN 'witness:' ELSE 'told:' END) || i.person_id FROM items i
    WHERE i.kind <> 'RELEASED'
      AND NOT EXISTS (SELECT 1 FROM exclusions x WHERE x.case_id = i.case_id AND x.person_id = i.person_id AND x.cause = 'RELEASED');
  INSERT INTO hidden_from (case_id, key) SELECT x.case_id, 'person:' || x.person_id FROM exclusions x JOIN cases USING (case_id) WHERE cause = 'CONFLICT';
`;
