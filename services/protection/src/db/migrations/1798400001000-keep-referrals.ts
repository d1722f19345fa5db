import { holds, mayForget, notHiddenFromHer, protectBySight, serviceRoles } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { app, partners } = serviceRoles('protection');

/** Help that was asked for, whom it was offered to, what was released to whom, and who has read it. */
export class KeepReferrals1798400001000 implements MigrationInterface {
  name = 'KeepReferrals1798400001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await protectBySight(runner, 'protection', { table: 'needs', cases: ['case_id'], people: ['id', 'case_id', 'measures', 'direct', 'state', 'ring', 'answer_by', 'asked_by', 'asked_at'] });
    await protectBySight(runner, 'protection', {
      table: 'referrals', cases: ['case_id'],
      people: ['id', 'need_id', 'case_id', 'organisation', 'status', 'ring', 'rank', 'because', 'declined_because', 'offered_at', 'answered_at', 'ended_at', 'deletion_asked_at', 'deleted_at'],
    });
    await protectBySight(runner, 'protection', { table: 'packets', cases: ['case_id'], people: ['referral_id', 'case_id', 'consent_id', 'fields', 'released_by', 'released_at'] });
    await protectBySight(runner, 'protection', { table: 'packet_reads', cases: ['case_id'], people: ['referral_id', 'case_id', 'person', 'at', 'fields'] });
    await runner.query(forPartners);
    await mayForget(runner, 'protection', Object.fromEntries(['needs', 'referrals', 'packets', 'packet_reads'].map((table) => [table, `erased.case_id = ${table}.case_id::text`])));
  }

  async down(): Promise<void> {
    throw new Error('who was told what is never thrown away');
  }
}

const tables = `
  CREATE TABLE needs (
    id        uuid        PRIMARY KEY,
    case_id   uuid        NOT NULL REFERENCES cases,
    measures  text[]      NOT NULL CHECK (cardinality(measures) > 0),
    -- What the teaser says, as it was when help was asked for: S1.
    regions   text[]      NOT NULL,
    language  text        NOT NULL,
    urgency   text        NOT NULL,
    -- To one organisation that somebody chose.
    direct    boolean     NOT NULL,
    state     text        NOT NULL CHECK (state IN ('OPEN', 'HELPED', 'UNANSWERED')),
    -- How wide it has been cast; 0 where nobody was asked by matching.
    ring      integer     NOT NULL,
    answer_by timestamptz NOT NULL,
    asked_by  text        NOT NULL,
    asked_at  timestamptz NOT NULL
  );
  CREATE INDEX needs_of_case ON needs (case_id);
  CREATE INDEX needs_due ON needs (answer_by) WHERE state = 'OPEN';

  CREATE TABLE referrals (
    id                uuid        PRIMARY KEY,
    need_id           uuid        NOT NULL REFERENCES needs,
    case_id           uuid        NOT NULL REFERENCES cases,
    -- Directory id, and the opaque one that events and consents name.
    organisation      text        NOT NULL,
    organisation_id   text        NOT NULL,
    status            text        NOT NULL,
    ring              integer     NOT NULL,
    rank              integer     NOT NULL,
    because           text[]      NOT NULL,
    declined_because  text,
    offered_at        timestamptz NOT NULL,
    -- By whom of the organisation, and when: the last word of hers.
    answered_by       text,
    answered_at       timestamptz,
    ended_at          timestamptz,
    deletion_asked_at timestamptz,
    deleted_at        timestamptz,
    deleted_by        text,
    UNIQUE (need_id, organisation)
  );
  CREATE INDEX referrals_of_case ON referrals (case_id, offered_at DESC);
  CREATE INDEX referrals_of_organisation ON referrals (organisation, offered_at DESC);

  -- Written once: nobody, the service included, may change what was released.
  CREATE TABLE packets (
    referral_id uuid        PRIMARY KEY REFERENCES referrals,
    case_id     uuid        NOT NULL REFERENCES cases,
    consent_id  uuid        NOT NULL REFERENCES consents,
    -- Their names; what they say is sealed.
    fields      text[]      NOT NULL CHECK (cardinality(fields) > 0),
    sealed      bytea       NOT NULL,
    released_by text        NOT NULL,
    released_at timestamptz NOT NULL
  );
  CREATE INDEX packets_of_case ON packets (case_id);

  CREATE TABLE packet_reads (
    referral_id uuid        NOT NULL REFERENCES packets,
    case_id     uuid        NOT NULL REFERENCES cases,
    person      text        NOT NULL,
    at          timestamptz NOT NULL,
    fields      text[]      NOT NULL
  );
  CREATE INDEX packet_reads_of_case ON packet_reads (case_id, at);

  GRANT SELECT, INSERT, UPDATE ON needs, referrals TO ${app};
  GRANT SELECT, INSERT ON packets, packet_reads TO ${app};
`;

/** People of an organisation see its own referrals, with the teaser of the need and no case; not of a case from which they are kept out. */
const forPartners = `
  GRANT SELECT (id, need_id, organisation, status, offered_at, answered_at, deletion_asked_at, deleted_at) ON referrals TO ${partners};
  CREATE POLICY for_partners ON referrals FOR SELECT TO ${partners} USING (${holds(`('offer:' || organisation)`)} AND ${notHiddenFromHer('referrals.case_id')});
  GRANT SELECT (id, measures, regions, language, urgency, answer_by) ON needs TO ${partners};
  CREATE POLICY for_partners ON needs FOR SELECT TO ${partners} USING (
    id IN (SELECT referrals.need_id FROM referrals WHERE ${holds(`('offer:' || referrals.organisation)`)}) AND ${notHiddenFromHer('needs.case_id')});
`;
