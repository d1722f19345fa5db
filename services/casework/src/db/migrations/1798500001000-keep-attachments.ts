import { mayForget, protectBySight, serviceRoles } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { app } = serviceRoles('casework');

/** Files that reporters added: first wanted from the door, then fetched part by part and kept under the key of the case. */
export class KeepAttachments1798500001000 implements MigrationInterface {
  name = 'KeepAttachments1798500001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE attachments (
        id             uuid        PRIMARY KEY,
        case_id        uuid        NOT NULL REFERENCES cases,
        received_at    timestamptz NOT NULL,
        state          text        NOT NULL DEFAULT 'WANTED' CHECK (state IN ('WANTED', 'KEPT', 'PARKED')),
        -- Sealed: what it is called, of what kind it is, how large, its hash, in how many parts it lies.
        about          bytea,
        due_at         timestamptz NOT NULL DEFAULT now(),
        attempts       integer     NOT NULL DEFAULT 0,
        -- Tries that failed for another reason than the door being away.
        failures       integer     NOT NULL DEFAULT 0,
        parked_because text,
        CHECK (state <> 'KEPT' OR about IS NOT NULL)
      );
      CREATE INDEX attachments_wanted ON attachments (due_at) WHERE state = 'WANTED';
      CREATE INDEX attachments_of_case ON attachments (case_id, received_at);
      CREATE TABLE attachment_parts (
        attachment_id uuid    NOT NULL REFERENCES attachments,
        case_id       uuid    NOT NULL,
        -- From 1 on.
        number        integer NOT NULL,
        sealed        bytea   NOT NULL,
        PRIMARY KEY (attachment_id, number)
      );
      CREATE INDEX attachment_parts_of_case ON attachment_parts (case_id);
      GRANT SELECT, INSERT ON attachments, attachment_parts TO ${app};
      GRANT UPDATE (state, about, due_at, attempts, failures, parked_because) ON attachments TO ${app};
      GRANT UPDATE (sealed) ON attachment_parts TO ${app};
    `);
    const ofFile = ['id', 'case_id', 'received_at', 'state', 'about'];
    const ofPart = ['attachment_id', 'case_id', 'number', 'sealed'];
    await protectBySight(runner, 'casework', { table: 'attachments', cases: ['case_id'], people: ofFile, partners: ofFile });
    await protectBySight(runner, 'casework', { table: 'attachment_parts', cases: ['case_id'], people: ofPart, partners: ofPart });
    await mayForget(runner, 'casework', {
      attachments: 'erased.case_id = attachments.case_id::text', attachment_parts: 'erased.case_id = attachment_parts.case_id::text',
    });
  }

  async down(): Promise<void> {
    throw new Error('what people sent is never thrown away');
  }
}
