import { isHers, mayForget, protectBySight, serviceRoles, withoutForce } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { app, people } = serviceRoles('protection');

/** What people do with an alert: give it on, lower its level, stop its ladder; the ladders themselves; whom they called; and what is to be done by a time. */
export class WorkOnAlerts1798950000000 implements MigrationInterface {
  name = 'WorkOnAlerts1798950000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What people lowered the level to, until something more is known.
      ALTER TABLE cases ADD COLUMN lowered_to text CHECK (lowered_to IN ('LOW', 'MEDIUM', 'HIGH'));

      ALTER TABLE alerts
        -- Of the ladders that its rungs were taken from: 0 for the setting's; null for an alert of before there were any others.
        ADD COLUMN ladder_version integer,
        ADD COLUMN repeat_ms      bigint,
        -- Nobody is woken before.
        ADD COLUMN paused_until   timestamptz;
      GRANT SELECT (paused_until, ladder_version) ON alerts TO ${people};

      -- Danger first, then by time.
      DROP INDEX rungs_due;
      CREATE INDEX rungs_due ON rungs ((mode <> 'PAGE'), due_at) WHERE fired_at IS NULL;

      CREATE TABLE handovers (
        id          uuid        PRIMARY KEY,
        case_id     uuid        NOT NULL REFERENCES cases,
        -- Directory ids.
        from_person text        NOT NULL,
        to_person   text        NOT NULL CHECK (to_person <> from_person),
        state       text        NOT NULL DEFAULT 'ASKED' CHECK (state IN ('ASKED', 'ACCEPTED', 'REFUSED', 'LAPSED', 'ENDED')),
        asked_at    timestamptz NOT NULL DEFAULT now(),
        answer_by   timestamptz NOT NULL,
        answered_at timestamptz,
        CHECK ((state = 'ASKED') = (answered_at IS NULL))
      );
      CREATE UNIQUE INDEX handovers_asked ON handovers (case_id) WHERE state = 'ASKED';
      CREATE INDEX handovers_due ON handovers (answer_by) WHERE state = 'ASKED';
      CREATE INDEX handovers_of_case ON handovers (case_id, asked_at);

      CREATE TABLE lowerings (
        id        uuid        PRIMARY KEY,
        case_id   uuid        NOT NULL REFERENCES cases,
        before    text        NOT NULL,
        wanted    text        NOT NULL CHECK (wanted IN ('LOW', 'MEDIUM', 'HIGH')),
        state     text        NOT NULL CHECK (state IN ('ASKED', 'LOWERED', 'LAPSED', 'OVERTAKEN')),
        -- Sealed: why (S2).
        because   bytea       NOT NULL,
        asked_by  text        NOT NULL,
        asked_at  timestamptz NOT NULL,
        ends_at   timestamptz NOT NULL,
        agreed_by text        CHECK (agreed_by <> asked_by),
        ended_at  timestamptz,
        CHECK ((state = 'ASKED') = (ended_at IS NULL)),
        -- From HIGH up it takes two.
        CHECK (state <> 'LOWERED' OR before NOT IN ('HIGH', 'IMMINENT') OR agreed_by IS NOT NULL)
      );
      CREATE UNIQUE INDEX lowerings_asked ON lowerings (case_id) WHERE state = 'ASKED';
      CREATE INDEX lowerings_due ON lowerings (ends_at) WHERE state = 'ASKED';
      CREATE INDEX lowerings_of_case ON lowerings (case_id, asked_at);

      CREATE TABLE pauses (
        id        uuid        PRIMARY KEY,
        case_id   uuid        NOT NULL REFERENCES cases,
        -- Of the alert: raised anew, it goes on.
        round     integer     NOT NULL,
        paused_by text        NOT NULL,
        since     timestamptz NOT NULL DEFAULT now(),
        until_at  timestamptz NOT NULL CHECK (until_at > since),
        -- Sealed: why (S2).
        because   bytea       NOT NULL,
        ended_by  text,
        ended_at  timestamptz
      );
      CREATE INDEX pauses_of_case ON pauses (case_id, round);

      -- Each written once: an alert keeps the ladder with which it began.
      CREATE TABLE ladders (
        version integer     PRIMARY KEY,
        levels  jsonb       NOT NULL,
        made_by text        NOT NULL,
        made_at timestamptz NOT NULL
      );

      -- Whom an alert called, and by which event. Without foreign keys: written by hundreds, always beside the locked rows of their cases.
      CREATE TABLE alert_calls (
        call_id     uuid        NOT NULL,
        person_id   text        NOT NULL,
        case_id     uuid        NOT NULL,
        alert_id    uuid        NOT NULL,
        round       integer     NOT NULL,
        -- Null: when it was raised.
        rung        integer,
        -- Which people the rung came to.
        reached     text,
        called_at   timestamptz NOT NULL DEFAULT now(),
        answered_at timestamptz,
        PRIMARY KEY (call_id, person_id)
      );
      CREATE INDEX alert_calls_of_case ON alert_calls (case_id, called_at);

      -- Which channel took a message to her, and when.
      CREATE TABLE alert_receipts (
        call_id   uuid        NOT NULL,
        person_id text        NOT NULL,
        channel   text        NOT NULL,
        case_id   uuid        NOT NULL REFERENCES cases,
        sent_at   timestamptz NOT NULL,
        PRIMARY KEY (call_id, person_id, channel)
      );
      CREATE INDEX alert_receipts_of_case ON alert_receipts (case_id);

      -- What is to be done for a case by a time.
      CREATE TABLE desk_clocks (
        case_id  uuid        NOT NULL REFERENCES cases,
        clock    text        NOT NULL CHECK (clock IN ('SAFE_CONTACT', 'DECISION')),
        -- When the case reached its level.
        began_at timestamptz NOT NULL,
        due_at   timestamptz NOT NULL,
        met_at   timestamptz,
        met_by   text,
        -- That it is overdue was told.
        told_at  timestamptz,
        -- Nobody waits for it any more.
        ended_at timestamptz,
        PRIMARY KEY (case_id, clock)
      );
      CREATE INDEX desk_clocks_open ON desk_clocks (due_at) WHERE met_at IS NULL AND ended_at IS NULL;
      CREATE INDEX desk_clocks_due ON desk_clocks (due_at) WHERE met_at IS NULL AND told_at IS NULL AND ended_at IS NULL;

      -- Cases that somebody watches.
      CREATE TABLE watches (
        case_id   uuid        NOT NULL REFERENCES cases,
        person_id text        NOT NULL,
        since     timestamptz NOT NULL DEFAULT now(),
        ended_at  timestamptz,
        PRIMARY KEY (case_id, person_id)
      );
      CREATE INDEX watches_of_person ON watches (person_id) WHERE ended_at IS NULL;

      GRANT SELECT (rung, role, mode, case_id) ON rungs TO ${people};
      GRANT SELECT, INSERT, UPDATE ON handovers, lowerings, pauses, alert_calls, desk_clocks, watches TO ${app};
      GRANT SELECT, INSERT ON alert_receipts TO ${app};
      GRANT SELECT, INSERT ON ladders TO ${app};
    `);
    // Of an alert that somebody has, nobody will be woken by what was not taken of its ladder.
    await withoutForce(runner, ['rungs', 'alerts'], () => runner.query('DELETE FROM rungs r USING alerts a WHERE a.id = r.alert_id AND a.acknowledged_at IS NOT NULL AND r.fired_at IS NULL'));
    const shown = {
      handovers: ['id', 'case_id', 'from_person', 'to_person', 'state', 'asked_at', 'answer_by', 'answered_at'],
      lowerings: ['id', 'case_id', 'before', 'wanted', 'state', 'because', 'asked_by', 'asked_at', 'ends_at', 'agreed_by', 'ended_at'],
      alert_calls: ['call_id', 'person_id', 'case_id', 'round', 'rung', 'reached', 'called_at', 'answered_at'],
      alert_receipts: ['call_id', 'person_id', 'channel', 'case_id', 'sent_at'],
      desk_clocks: ['case_id', 'clock', 'began_at', 'due_at', 'met_at', 'ended_at'],
      pauses: ['id', 'case_id', 'round', 'paused_by', 'since', 'until_at', 'because', 'ended_by', 'ended_at'],
    };
    for (const [table, columns] of Object.entries(shown)) await protectBySight(runner, 'protection', { table, cases: ['case_id'], people: columns });
    // Whom else a case concerns is not hers to know here: her own row alone.
    await protectBySight(runner, 'protection', { table: 'watches', cases: ['case_id'], people: ['case_id', 'person_id', 'ended_at'], also: isHers(`('person:' || person_id)`) });
    await mayForget(runner, 'protection', Object.fromEntries([...Object.keys(shown), 'watches'].map((table) => [table, `erased.case_id = ${table}.case_id::text`])));
  }

  async down(): Promise<void> {
    throw new Error('who had an alert, and why it was held less urgent, is never thrown away');
  }
}
