import { mayForget, protectBySight, serviceRoles } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { app } = serviceRoles('protection');

/** What partners and the desk write beside a referral: the log of services, and messages. Written once, and noted as read. */
export class KeepReferralLines1798960004000 implements MigrationInterface {
  name = 'KeepReferralLines1798960004000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE referral_lines (
        id          uuid        PRIMARY KEY,
        referral_id uuid        NOT NULL REFERENCES referrals,
        case_id     uuid        NOT NULL REFERENCES cases,
        kind        text        NOT NULL CHECK (kind IN ('SERVICE', 'MESSAGE')),
        by_whom     text        NOT NULL CHECK (by_whom IN ('PARTNER', 'DESK')),
        person      text        NOT NULL,
        at          timestamptz NOT NULL,
        -- Of a service: code of protective_measure, and the day.
        measure     text,
        day         date,
        -- Sealed (S2).
        words       bytea       NOT NULL,
        -- Since when the other side has it.
        read_at     timestamptz,
        -- In which order they came.
        place       bigint      GENERATED ALWAYS AS IDENTITY,
        CHECK ((kind = 'SERVICE') = (measure IS NOT NULL) AND (kind = 'SERVICE') = (day IS NOT NULL))
      );
      CREATE INDEX referral_lines_of_referral ON referral_lines (referral_id, place);
      CREATE INDEX referral_lines_of_case ON referral_lines (case_id);
      -- The sealed words are wrapped anew by the rotation of keys, which changes no others.
      GRANT SELECT, INSERT, UPDATE ON referral_lines TO ${app};
    `);
    await protectBySight(runner, 'protection', { table: 'referral_lines', cases: ['case_id'] });
    await mayForget(runner, 'protection', { referral_lines: 'erased.case_id = referral_lines.case_id::text' });
  }

  async down(): Promise<void> {
    throw new Error('what was done for somebody is never thrown away');
  }
}
