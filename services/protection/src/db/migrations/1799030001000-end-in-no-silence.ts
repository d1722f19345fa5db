import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of a consent, what of its end was told; of a referral, until when its next step is waited for. */
export class EndInNoSilence1799030001000 implements MigrationInterface {
  name = 'EndInNoSilence1799030001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE consents ADD COLUMN warned_at timestamptz, ADD COLUMN end_told_at timestamptz;
      -- What ended before there was anybody to tell is old.
      UPDATE consents SET warned_at = now(), end_told_at = now() WHERE expires_at <= now();
      CREATE INDEX consents_to_end ON consents (expires_at) WHERE state IN ('GIVEN', 'OVERRIDE') AND withdrawn_at IS NULL AND superseded_at IS NULL AND end_told_at IS NULL;

      ALTER TABLE referrals ADD COLUMN next_word_by timestamptz;
      UPDATE referrals SET next_word_by = now() + interval '2 days' WHERE status IN ('COMMITTED', 'BLOCKED_CONSENT', 'RELEASED', 'SENT', 'ACCEPTED');
      CREATE INDEX referrals_silent ON referrals (next_word_by) WHERE next_word_by IS NOT NULL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('what was told of a consent is never thrown away');
  }
}
