import { holds, protectBySight, serviceRoles } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { app } = serviceRoles('protection');

/** What organisations are to delete of cases that are erased, and that they say they have: nothing in it leads to the case. */
export class KeepDeletionRequests1798800000000 implements MigrationInterface {
  name = 'KeepDeletionRequests1798800000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE deletion_requests (
        -- Of the referral, which is gone.
        referral_id     uuid        PRIMARY KEY,
        -- Directory id, and the opaque one.
        organisation    text        NOT NULL,
        organisation_id text        NOT NULL,
        offered_at      timestamptz NOT NULL,
        asked_at        timestamptz NOT NULL,
        deleted_at      timestamptz,
        -- Directory id of who said so.
        deleted_by      text
      );
      CREATE INDEX deletion_requests_of_organisation ON deletion_requests (organisation, offered_at DESC);
      -- Never deleted: that somebody was asked, and answered, is all that is left.
      GRANT SELECT, INSERT ON deletion_requests TO ${app};
      GRANT UPDATE (deleted_at, deleted_by) ON deletion_requests TO ${app};
    `);
    await protectBySight(runner, 'protection', {
      table: 'deletion_requests', cases: [], partners: ['referral_id', 'organisation', 'offered_at', 'asked_at', 'deleted_at'], also: holds(`('offer:' || organisation)`),
    });
  }

  async down(): Promise<void> {
    throw new Error('what is to be deleted elsewhere is never thrown away');
  }
}
