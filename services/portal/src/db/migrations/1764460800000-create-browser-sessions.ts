import { serviceRoles } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { app } = serviceRoles('portal');

/** Which browser holds which session of the directory. */
export class CreateBrowserSessions1764460800000 implements MigrationInterface {
  name = 'CreateBrowserSessions1764460800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE browser_sessions (
        -- SHA-256 of the cookie: who reads this table cannot take a session over.
        cookie_hash  bytea       PRIMARY KEY CHECK (length(cookie_hash) = 32),
        -- Id of the session in the directory, which alone says whether it still stands.
        session_id   text        NOT NULL UNIQUE,
        person_id    text        NOT NULL,
        factors      smallint    NOT NULL CHECK (factors IN (1, 2)),
        -- Name and language, sealed under the portal's key.
        sealed       bytea       NOT NULL,
        idle_seconds integer     NOT NULL CHECK (idle_seconds > 0),
        ends_at      timestamptz NOT NULL,
        created_at   timestamptz NOT NULL,
        last_used_at timestamptz NOT NULL
      );
      CREATE INDEX browser_sessions_by_end ON browser_sessions (ends_at);

      GRANT SELECT, INSERT, UPDATE, DELETE ON browser_sessions TO ${app};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE browser_sessions');
  }
}
