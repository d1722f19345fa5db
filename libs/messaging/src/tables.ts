import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A migration as TypeORM takes it. */
type MigrationClass = new () => MigrationInterface;

/** Which roles use a service's messaging tables. */
export interface MessagingRoles {
  /** What the service itself logs in as. */
  app: string;
  /** Who moves the outbox to the event log; the app itself unless it must not read what it wrote. */
  relay?: string;
}

/**
 * The tables that every telling or hearing service has: `outbox` (told, not yet in the event log), `told` (the record
 * of all that was, by day), `inbox` (what each consumer has handled), `parked` (what could not be handled), and
 * `republishing` (how far a repeat has come).
 */
export function messagingTables(roles: MessagingRoles): MigrationClass {
  const relay = roles.relay ?? roles.app;
  return class CreateMessaging1763900000000 implements MigrationInterface {
    name = 'CreateMessaging1763900000000';

    async up(runner: QueryRunner): Promise<void> {
      await runner.query(tables);
      await runner.query(`
        GRANT INSERT ON outbox TO ${roles.app};
        GRANT SELECT, INSERT ON inbox TO ${roles.app};
        GRANT SELECT, INSERT, DELETE ON parked TO ${roles.app};
        GRANT SELECT, DELETE ON outbox TO ${relay};
        GRANT SELECT, INSERT ON told TO ${relay};
        GRANT SELECT, INSERT, UPDATE ON republishing TO ${relay};
        GRANT EXECUTE ON FUNCTION make_told_partitions() TO ${relay};
      `);
    }

    async down(): Promise<void> {
      throw new Error('what was told is never thrown away');
    }
  };
}

const event = `
  event_id    uuid        NOT NULL,
  type        text        NOT NULL,
  source      text        NOT NULL,
  subject     text        NOT NULL,
  version     integer     NOT NULL,
  lane        text        NOT NULL CHECK (lane IN ('danger', 'normal')),
  time        timestamptz NOT NULL,
  traceparent text        NOT NULL,
  actor       text,
  payload     bytea       NOT NULL`;

const tables = `
CREATE TABLE outbox (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  ${event}
);
CREATE INDEX outbox_by_lane ON outbox (lane, id);

CREATE FUNCTION wake_relay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('outbox', '');
  RETURN NULL;
END $$;
CREATE TRIGGER outbox_wakes_relay AFTER INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION wake_relay();

CREATE TABLE told (
  id bigint NOT NULL,
  ${event},
  told_at timestamptz NOT NULL DEFAULT now()
) PARTITION BY RANGE (told_at);
CREATE INDEX told_by_lane ON told (lane, id);
CREATE TABLE told_default PARTITION OF told DEFAULT;

CREATE FUNCTION make_told_partitions() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE day date;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('amparo.told.partitions'));
  FOR day IN SELECT generate_series((now() AT TIME ZONE 'UTC')::date + 1, (now() AT TIME ZONE 'UTC')::date + 3, '1 day')::date LOOP
    IF to_regclass('told_' || to_char(day, 'YYYYMMDD')) IS NULL THEN
      BEGIN
        EXECUTE format('CREATE TABLE %I PARTITION OF told FOR VALUES FROM (%L) TO (%L)',
          'told_' || to_char(day, 'YYYYMMDD'), day::timestamp AT TIME ZONE 'UTC', (day + 1)::timestamp AT TIME ZONE 'UTC');
      EXCEPTION WHEN check_violation THEN
        -- A clock ran ahead and rows of that day lie in the default partition: the day stays there, and telling goes on.
      END;
    END IF;
  END LOOP;
END $$;
REVOKE ALL ON FUNCTION make_told_partitions() FROM PUBLIC;

CREATE TABLE inbox (
  consumer text        NOT NULL,
  event_id uuid        NOT NULL,
  heard_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (consumer, event_id)
);

CREATE TABLE parked (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  consumer  text        NOT NULL,
  event_id  uuid        NOT NULL,
  subject   text        NOT NULL,
  lane      text        NOT NULL,
  topic     text        NOT NULL,
  type      text,
  reason    text        NOT NULL,
  headers   jsonb       NOT NULL,
  payload   bytea       NOT NULL,
  parked_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (consumer, event_id)
);
CREATE INDEX parked_sequence ON parked (consumer, subject, lane, id);

CREATE TABLE republishing (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  lane       text        NOT NULL,
  since      timestamptz NOT NULL,
  last_id    bigint      NOT NULL DEFAULT 0,
  told       bigint      NOT NULL DEFAULT 0,
  asked_at   timestamptz NOT NULL DEFAULT now(),
  done_at    timestamptz
);
`;
