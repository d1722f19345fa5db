import { holds, notHiddenFromHer, serviceRoles } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { app, people } = serviceRoles('notifications');

/** Items that say that somebody reads much; and the ends of audit trails, on their way to those who keep them. */
export class TellOfReading1766100002000 implements MigrationInterface {
  name = 'TellOfReading1766100002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE items DROP CONSTRAINT items_kind_check;
      ALTER TABLE items ADD CONSTRAINT items_kind_check CHECK (kind IN ('REPORT', 'ALERT', 'ESCALATION', 'RELEASED', 'GLASS', 'READING', 'READING_STOPPED'));
      -- Directory id of whom it is about, where it is about somebody's reading.
      ALTER TABLE items ADD COLUMN about text;
      GRANT SELECT (about) ON items TO ${people};
      -- As before, with the new kinds among those of a witness.
      ALTER POLICY by_sight ON items USING (${holds(`('told:' || person_id)`)} AND ${notHiddenFromHer('items.case_id')} AND (kind = 'RELEASED' OR EXISTS (
        SELECT 1 FROM sight WHERE sight.case_id = items.case_id
          AND sight.key = (CASE WHEN kind IN ('GLASS', 'READING', 'READING_STOPPED') THEN 'witness:' ELSE 'told:' END) || person_id)));

      CREATE TABLE anchor_mails (
        id         uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
        service    text        NOT NULL,
        sequence   bigint      NOT NULL,
        trail_hash text        NOT NULL,
        -- Her place in the setting, from 0.
        custodian  smallint    NOT NULL,
        state      text        NOT NULL DEFAULT 'PENDING' CHECK (state IN ('PENDING', 'SENT', 'FAILED', 'CANCELLED')),
        attempts   integer     NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        due_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
        UNIQUE (service, sequence, custodian)
      );
      CREATE INDEX anchor_mails_due ON anchor_mails (due_at) WHERE state = 'PENDING';
      GRANT SELECT, INSERT, UPDATE ON anchor_mails TO ${app};
    `);
  }

  async down(): Promise<void> {
    throw new Error('an item is never thrown away');
  }
}
