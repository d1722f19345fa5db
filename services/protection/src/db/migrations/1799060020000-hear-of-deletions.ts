import { protectBySight, sees, serviceRoles } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { app, people } = serviceRoles('protection');

/** That somebody said by telephone or in person that all was deleted; since when it is told that nobody did; and links by which that can be said after the case was erased. */
export class HearOfDeletions1799060020000 implements MigrationInterface {
  name = 'HearOfDeletions1799060020000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Of a referral whose case may be erased: nothing in it leads there.
      CREATE TABLE deletions_heard (
        id          uuid        PRIMARY KEY,
        referral_id uuid        NOT NULL,
        -- Directory id of who heard it.
        heard_by    text        NOT NULL,
        said_at     timestamptz NOT NULL,
        noted_at    timestamptz NOT NULL CHECK (noted_at >= said_at),
        channel     text        NOT NULL
      );
      CREATE INDEX deletions_heard_of_referral ON deletions_heard (referral_id, noted_at DESC);
      GRANT SELECT, INSERT ON deletions_heard TO ${app};

      ALTER TABLE referrals ADD COLUMN deletion_told_at timestamptz;
      ALTER TABLE deletion_requests ADD COLUMN told_at timestamptz;
      GRANT UPDATE (told_at) ON deletion_requests TO ${app};
      CREATE INDEX referrals_to_delete ON referrals (deletion_asked_at) WHERE deletion_asked_at IS NOT NULL AND deleted_at IS NULL;
      CREATE INDEX deletion_requests_open ON deletion_requests (asked_at) WHERE deleted_at IS NULL;

      -- A link outlives its case where something is left to be deleted: it leads to no case then.
      ALTER TABLE offer_links DROP CONSTRAINT offer_links_referral_id_fkey, DROP CONSTRAINT offer_links_case_id_fkey, ALTER COLUMN case_id DROP NOT NULL,
        ADD COLUMN elsewhere_at timestamptz;
      GRANT SELECT (elsewhere_at) ON offer_links TO ${people};
    `);
    await protectBySight(runner, 'protection', {
      table: 'deletions_heard', cases: [], people: ['referral_id', 'heard_by', 'said_at', 'noted_at', 'channel'], also: `referral_id IN (SELECT referrals.id FROM referrals WHERE ${sees('referrals.case_id')})`,
    });
  }

  async down(): Promise<void> {
    throw new Error('that somebody said it is deleted is never thrown away');
  }
}
