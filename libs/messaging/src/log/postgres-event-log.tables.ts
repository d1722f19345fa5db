import { Client, escapeIdentifier } from 'pg';
import { PARTITIONS } from './event-log';

/** The event log's own names: a database apart from all services. */
export const EVENT_LOG_SERVICE = 'events';

/**
 * Makes the tables of the PostgreSQL event log and the places of its topics. Safe to repeat: it is also how a new
 * topic comes to be.
 *
 * `heads` is what makes it safe to read by position: an append locks its topic's heads, so positions of one partition
 * are drawn and committed in the same order, without gaps.
 *
 * @param url the migrator's connection string
 * @param roles who owns the tables, and who uses them
 */
export async function prepareEventLogTables(
  url: string,
  roles: { owner: string; app: string },
  topics: readonly string[],
): Promise<void> {
  const client = new Client({ connectionString: url, options: `-c role=${roles.owner}`, application_name: 'event log tables' });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SELECT pg_advisory_xact_lock(hashtext('amparo.event-log'))`);
    await client.query(tables);
    const app = escapeIdentifier(roles.app);
    await client.query(`
      GRANT SELECT ON event_log TO ${app};
      GRANT SELECT ON heads TO ${app};
      GRANT SELECT, INSERT, UPDATE ON cursors TO ${app};
      GRANT EXECUTE ON FUNCTION append_events(text, uuid[], smallint[], text[], jsonb[], bytea[]) TO ${app};
      GRANT EXECUTE ON FUNCTION make_log_partitions() TO ${app};
    `);
    await client.query(
      `INSERT INTO heads (topic, partition) SELECT topic, partition FROM unnest($1::text[]) AS topic, generate_series(0, $2 - 1) AS partition
       ON CONFLICT DO NOTHING`,
      [topics, PARTITIONS],
    );
    await client.query('SELECT make_log_partitions()');
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

const tables = `
CREATE TABLE IF NOT EXISTS event_log (
  event_id    uuid        NOT NULL PRIMARY KEY,
  topic       text        NOT NULL,
  partition   smallint    NOT NULL,
  position    bigint      NOT NULL,
  key         text        NOT NULL,
  headers     jsonb       NOT NULL,
  payload     bytea       NOT NULL,
  appended_at timestamptz NOT NULL DEFAULT now()
) PARTITION BY RANGE (event_id);
CREATE INDEX IF NOT EXISTS event_log_place ON event_log (topic, partition, position);
CREATE TABLE IF NOT EXISTS event_log_default PARTITION OF event_log DEFAULT;

CREATE TABLE IF NOT EXISTS heads (
  topic     text     NOT NULL,
  partition smallint NOT NULL,
  position  bigint   NOT NULL DEFAULT 0,
  PRIMARY KEY (topic, partition)
);

CREATE TABLE IF NOT EXISTS cursors (
  reader    text     NOT NULL,
  topic     text     NOT NULL,
  partition smallint NOT NULL,
  position  bigint   NOT NULL DEFAULT 0,
  PRIMARY KEY (reader, topic, partition)
);

-- The first id of a week: the time part of a UUIDv7.
CREATE OR REPLACE FUNCTION first_event_id(at timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '00000000000000000000')::uuid
$$;

CREATE OR REPLACE FUNCTION make_log_partitions() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE week timestamptz;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('amparo.event-log.partitions'));
  -- Weeks ahead only: what arrives earlier or much later lies in the default partition.
  FOR week IN SELECT generate_series(date_trunc('week', now(), 'UTC') + interval '1 week', now() + interval '4 weeks', interval '1 week') LOOP
    IF to_regclass('event_log_' || to_char(week AT TIME ZONE 'UTC', 'YYYYMMDD')) IS NULL THEN
      BEGIN
        EXECUTE format('CREATE TABLE %I PARTITION OF event_log FOR VALUES FROM (%L) TO (%L)',
          'event_log_' || to_char(week AT TIME ZONE 'UTC', 'YYYYMMDD'), first_event_id(week), first_event_id(week + interval '1 week'));
      EXCEPTION WHEN check_violation THEN
        -- A teller's clock ran ahead and its ids lie in the default partition: the week stays there, and telling goes on.
      END;
    END IF;
  END LOOP;
END $$;

CREATE OR REPLACE FUNCTION append_events(
  of_topic text, ids uuid[], partitions smallint[], keys text[], all_headers jsonb[], payloads bytea[]
) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE appended integer;
BEGIN
  -- Whoever appends to a topic holds its heads until COMMIT; the statements after see what others committed before.
  PERFORM 1 FROM heads WHERE topic = of_topic ORDER BY partition FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the topic does not exist' USING ERRCODE = 'undefined_object';
  END IF;
  WITH given AS (
    SELECT DISTINCT ON (g.id) g.* FROM unnest(ids, partitions, keys, all_headers, payloads) WITH ORDINALITY AS g(id, partition, key, headers, payload, place)
    ORDER BY g.id, g.place
  ), fresh AS (
    SELECT g.*, row_number() OVER (PARTITION BY g.partition ORDER BY g.place) AS step FROM given g
    WHERE NOT EXISTS (SELECT 1 FROM event_log e WHERE e.event_id = g.id)
  ), written AS (
    INSERT INTO event_log (event_id, topic, partition, position, key, headers, payload)
    SELECT f.id, of_topic, f.partition, h.position + f.step, f.key, f.headers, f.payload
    FROM fresh f JOIN heads h ON h.topic = of_topic AND h.partition = f.partition
    RETURNING partition
  ), counted AS (
    SELECT partition, count(*) AS n FROM written GROUP BY partition
  ), moved AS (
    UPDATE heads h SET position = h.position + c.n FROM counted c WHERE h.topic = of_topic AND h.partition = c.partition
    RETURNING c.n
  )
  SELECT coalesce(sum(n), 0) INTO appended FROM moved;
  PERFORM pg_notify('event_log', of_topic);
  RETURN appended;
END $$;
REVOKE ALL ON FUNCTION append_events(text, uuid[], smallint[], text[], jsonb[], bytea[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION make_log_partitions() FROM PUBLIC;
`;
