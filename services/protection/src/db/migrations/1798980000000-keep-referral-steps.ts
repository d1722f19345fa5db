import { holds, mayForget, notHiddenFromHer, protectBySight, serviceRoles } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { app, partners } = serviceRoles('protection');

/** How each referral went on, step by step. Both sides see it. */
export class KeepReferralSteps1798980000000 implements MigrationInterface {
  name = 'KeepReferralSteps1798980000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Written once. By whom of the organisation; nothing where it was nobody of it.
      CREATE TABLE referral_steps (
        referral_id uuid        NOT NULL REFERENCES referrals,
        case_id     uuid        NOT NULL REFERENCES cases,
        status      text        NOT NULL,
        at          timestamptz NOT NULL,
        answered_by text,
        -- In which order they came: two may be of one instant.
        place       bigint      GENERATED ALWAYS AS IDENTITY
      );
      CREATE INDEX referral_steps_of_referral ON referral_steps (referral_id, place);
      CREATE INDEX referral_steps_of_case ON referral_steps (case_id);
      GRANT SELECT, INSERT ON referral_steps TO ${app};
    `);
    await protectBySight(runner, 'protection', { table: 'referral_steps', cases: ['case_id'], people: ['referral_id', 'case_id', 'status', 'at', 'answered_by', 'place'] });
    await runner.query(`
      GRANT SELECT (referral_id, status, at, answered_by, place) ON referral_steps TO ${partners};
      CREATE POLICY for_partners ON referral_steps FOR SELECT TO ${partners} USING (
        referral_id IN (SELECT referrals.id FROM referrals WHERE ${holds(`('offer:' || referrals.organisation)`)}) AND ${notHiddenFromHer('referral_steps.case_id')});
    `);
    await mayForget(runner, 'protection', { referral_steps: 'erased.case_id = referral_steps.case_id::text' });
  }

  async down(): Promise<void> {
    throw new Error('what became of a referral is never thrown away');
  }
}
