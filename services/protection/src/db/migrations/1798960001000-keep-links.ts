import { mayForget, protectBySight, serviceRoles } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { app } = serviceRoles('protection');

/** Links by which partners without an account come to one referral: what is kept of each, and what became of it. */
export class KeepLinks1798960001000 implements MigrationInterface {
  name = 'KeepLinks1798960001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE offer_links (
        id            uuid        PRIMARY KEY,
        referral_id   uuid        NOT NULL REFERENCES referrals,
        case_id       uuid        NOT NULL REFERENCES cases,
        -- Of the secret, and of the code with it: neither is kept.
        hash          bytea       NOT NULL UNIQUE,
        code_hash     bytea       NOT NULL,
        -- How they were handed over: two ways.
        link_by       text        NOT NULL,
        code_by       text        NOT NULL CHECK (code_by <> link_by),
        made_by       text        NOT NULL,
        made_at       timestamptz NOT NULL,
        expires_at    timestamptz NOT NULL CHECK (expires_at > made_at),
        opened_at     timestamptz,
        -- Of what the browser holds that opened it.
        visit_hash    bytea       UNIQUE,
        visit_until   timestamptz,
        -- Since when that browser was shown anything: before, whoever has the link may open it again.
        seen_at       timestamptz,
        verified_at   timestamptz,
        tries         integer     NOT NULL,
        next_try_at   timestamptz,
        ended_at      timestamptz,
        ended_because text        CHECK (ended_because IN ('REVOKED', 'REPLACED', 'TRIES', 'LEFT', 'COMPROMISED')),
        CHECK ((opened_at IS NULL) = (visit_hash IS NULL) AND (opened_at IS NULL) = (visit_until IS NULL)),
        CHECK (verified_at IS NULL OR seen_at IS NOT NULL),
        CHECK (seen_at IS NULL OR opened_at IS NOT NULL),
        CHECK ((ended_at IS NULL) = (ended_because IS NULL))
      );
      CREATE INDEX offer_links_of_case ON offer_links (case_id, made_at DESC);
      CREATE UNIQUE INDEX offer_links_that_stand ON offer_links (referral_id) WHERE ended_at IS NULL;
      GRANT SELECT, INSERT, UPDATE ON offer_links TO ${app};
    `);
    await protectBySight(runner, 'protection', {
      table: 'offer_links', cases: ['case_id'],
      people: ['id', 'referral_id', 'case_id', 'link_by', 'code_by', 'made_by', 'made_at', 'expires_at', 'opened_at', 'visit_until', 'seen_at', 'verified_at', 'tries', 'ended_at', 'ended_because'],
    });
    await mayForget(runner, 'protection', { offer_links: 'erased.case_id = offer_links.case_id::text' });
  }

  async down(): Promise<void> {
    throw new Error('who was let in is never thrown away');
  }
}
