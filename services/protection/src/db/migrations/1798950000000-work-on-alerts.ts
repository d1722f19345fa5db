import { mayForget, protectBySight, serviceRoles, withoutForce } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { app, people } = serviceRoles('protection');

/** What people do with an alert: give it on, lower its level, stop its ladder; and the ladders themselves. */
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

      GRANT SELECT, INSERT, UPDATE ON handovers, lowerings, pauses TO ${app};
      GRANT SELECT, INSERT ON ladders TO ${app};
    `);
    // Of an alert that somebody has, nobody will be woken by what was not taken of its ladder.
    await withoutForce(runner, ['rungs', 'alerts'], () => runner.query('DELETE FROM rungs r USING alerts a WHERE a.id = r.alert_id AND a.acknowledged_at IS NOT NULL AND r.fired_at IS NULL'));
    const shown = {
      handovers: ['id', 'case_id', 'from_person', 'to_person', 'state', 'asked_at', 'answer_by', 'answered_at'],
      lowerings: ['id', 'case_id', 'before', 'wanted', 'state', 'because', 'asked_by', 'asked_at', 'ends_at', 'agreed_by', 'ended_at'],
      pauses: ['id', 'case_id', 'round', 'paused_by', 'since', 'until_at', 'because', 'ended_by', 'ended_at'],
    };
    for (const [table, columns] of Object.entries(shown)) await protectBySight(runner, 'protection', { table, cases: ['case_id'], people: columns });
    await mayForget(runner, 'protection', {
      handovers: 'erased.case_id = handovers.case_id::text', lowerings: 'erased.case_id = lowerings.case_id::text', pauses: 'erased.case_id = pauses.case_id::text',
    });
  }

  async down(): Promise<void> {
    throw new Error('who had an alert, and why it was held less urgent, is never thrown away');
  }
}
