import { holds, mayForget, notHiddenFromHer, protectBySight, serviceRoles } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { app, partners } = serviceRoles('protection');

/** How each referral went on, step by step; and what the desk and an organisation write to each other about it. */
export class KeepWhatPartnersSay1798980000000 implements MigrationInterface {
  name = 'KeepWhatPartnersSay1798980000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Written once. Who did it: of the organisation, or nobody of it.
      CREATE TABLE referral_steps (
        referral_id uuid        NOT NULL REFERENCES referrals,
        case_id     uuid        NOT NULL REFERENCES cases,
        status      text        NOT NULL,
        at          timestamptz NOT NULL,
        answered_by text
      );
      CREATE INDEX referral_steps_of_referral ON referral_steps (referral_id, at);
      GRANT SELECT, INSERT ON referral_steps TO ${app};

      CREATE TABLE referral_messages (
        id          uuid        PRIMARY KEY,
        referral_id uuid        NOT NULL REFERENCES referrals,
        case_id     uuid        NOT NULL REFERENCES cases,
        of_partner  boolean     NOT NULL,
        author      text        NOT NULL,
        at          timestamptz NOT NULL,
        -- Sealed (S2).
        words       bytea       NOT NULL,
        -- First by whom of the other side, and when.
        read_by     text,
        read_at     timestamptz
      );
      CREATE INDEX referral_messages_of_referral ON referral_messages (referral_id, at);
      CREATE INDEX referral_messages_of_case ON referral_messages (case_id);
      GRANT SELECT, INSERT, UPDATE ON referral_messages TO ${app};
    `);
    await protectBySight(runner, 'protection', { table: 'referral_steps', cases: ['case_id'], people: ['referral_id', 'case_id', 'status', 'at', 'answered_by'] });
    await protectBySight(runner, 'protection', { table: 'referral_messages', cases: ['case_id'], people: ['id', 'referral_id', 'case_id', 'of_partner', 'author', 'at', 'words', 'read_by', 'read_at'] });
    await runner.query(`
      GRANT SELECT (referral_id, status, at, answered_by) ON referral_steps TO ${partners};
      CREATE POLICY for_partners ON referral_steps FOR SELECT TO ${partners} USING (
        referral_id IN (SELECT referrals.id FROM referrals WHERE ${holds(`('offer:' || referrals.organisation)`)}) AND ${notHiddenFromHer('referral_steps.case_id')});
    `);
    await mayForget(runner, 'protection', Object.fromEntries(['referral_steps', 'referral_messages'].map((table) => [table, `erased.case_id = ${table}.case_id::text`])));
  }

  async down(): Promise<void> {
    throw new Error('who was told what is never thrown away');
  }
}
