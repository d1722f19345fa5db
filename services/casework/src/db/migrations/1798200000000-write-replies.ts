import { mayForget, protectBySight, serviceRoles } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { app } = serviceRoles('casework');

/** What the team writes to the reporter, and the public key that it is sealed to. */
export class WriteReplies1798200000000 implements MigrationInterface {
  name = 'WriteReplies1798200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Of the return code, as the door said it first. Null: no way back is known.
      ALTER TABLE cases ADD reply_key bytea CHECK (length(reply_key) = 32);

      CREATE TABLE replies (
        -- Given by the page that it was written on: the same one sent twice is one.
        id         uuid        PRIMARY KEY,
        case_id    uuid        NOT NULL REFERENCES cases,
        written_at timestamptz NOT NULL,
        -- Directory id.
        author     text        NOT NULL,
        -- Sealed under the key of the case, for the team.
        words      bytea       NOT NULL,
        -- Sealed to the return code: what the door fetches, again where it lost it. Nobody here opens it.
        envelope   bytea       NOT NULL,
        -- She came back and was shown it.
        seen       boolean     NOT NULL DEFAULT false
      );
      CREATE INDEX replies_of_case ON replies (case_id, written_at);
      GRANT SELECT, INSERT ON replies TO ${app};
      GRANT UPDATE (seen) ON replies TO ${app};
    `);
    await protectBySight(runner, 'casework', { table: 'replies', cases: ['case_id'], people: ['id', 'case_id', 'written_at', 'author', 'words', 'seen'] });
    await mayForget(runner, 'casework', { replies: 'erased.case_id = replies.case_id::text' });
  }

  async down(): Promise<void> {
    throw new Error('what was said to somebody is never thrown away');
  }
}
