import { serviceRoles } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts, factors, invitations; steps of a sign-in, sessions; keys that sign tokens; what is kept of it all. */
export class CreateAccounts1764400000000 implements MigrationInterface {
  name = 'CreateAccounts1764400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    const { app } = serviceRoles('directory');
    await runner.query(`
      GRANT SELECT, INSERT, UPDATE, DELETE ON
        accounts, factors, recovery_codes, open_ids, invitations, account_resets, attempts, sessions, sign_in_delays, signing_keys TO ${app};
      GRANT SELECT, INSERT, DELETE ON sign_ins TO ${app};
      GRANT SELECT, INSERT ON account_changes TO ${app};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE account_changes, sign_ins, signing_keys, sign_in_delays, sessions, attempts, account_resets, invitations, open_ids,
        recovery_codes, factors, accounts`);
  }
}

// Nothing here refers to people: an import takes them all out and puts them in again. Who is gone from there is refused, and her
// account is closed in the transaction of her leaving.
const tables = `
CREATE TABLE accounts (
  person        text        PRIMARY KEY,
  password      text,
  handle        bytea       NOT NULL UNIQUE,
  demonstration boolean     NOT NULL DEFAULT false,
  opened_at     timestamptz NOT NULL
);

CREATE TABLE factors (
  id           uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
  person       text        NOT NULL REFERENCES accounts ON DELETE CASCADE,
  kind         text        NOT NULL CHECK (kind IN ('TOTP', 'WEBAUTHN')),
  label        bytea,
  added_at     timestamptz NOT NULL,
  last_used_at timestamptz,
  secret       bytea,
  last_step    bigint,
  credential   text        UNIQUE,
  public_key   bytea,
  counter      bigint,
  transports   text[],
  CHECK ((kind = 'TOTP') = (secret IS NOT NULL)),
  CHECK ((kind = 'WEBAUTHN') = (credential IS NOT NULL AND public_key IS NOT NULL AND counter IS NOT NULL))
);
CREATE INDEX factors_of_person ON factors (person);

CREATE TABLE recovery_codes (
  person   text        NOT NULL REFERENCES accounts ON DELETE CASCADE,
  hash     bytea       NOT NULL,
  spent_at timestamptz,
  PRIMARY KEY (person, hash)
);

CREATE TABLE open_ids (
  identity bytea PRIMARY KEY,
  person   text  NOT NULL UNIQUE REFERENCES accounts ON DELETE CASCADE
);

CREATE TABLE invitations (
  hash       bytea       PRIMARY KEY,
  person     text        NOT NULL UNIQUE,
  made_by    text        NOT NULL,
  expires_at timestamptz NOT NULL
);

CREATE TABLE account_resets (
  person     text        PRIMARY KEY,
  asked_by   text        NOT NULL,
  asked_at   timestamptz NOT NULL
);

CREATE TABLE attempts (
  hash       bytea       PRIMARY KEY,
  step       text        NOT NULL,
  person     text,
  way        text        NOT NULL,
  invitation bytea,
  sealed     bytea,
  tries      integer     NOT NULL DEFAULT 0,
  expires_at timestamptz NOT NULL
);

CREATE TABLE sessions (
  id            uuid        PRIMARY KEY,
  person        text        NOT NULL,
  factors       smallint    NOT NULL CHECK (factors IN (1, 2)),
  way           text        NOT NULL,
  second        text,
  started_at    timestamptz NOT NULL,
  last_used_at  timestamptz NOT NULL,
  ends_at       timestamptz NOT NULL,
  ended_at      timestamptz,
  ended_because text,
  CHECK ((factors = 2) = (second IS NOT NULL))
);
CREATE INDEX sessions_of_person ON sessions (person) WHERE ended_at IS NULL;

CREATE TABLE sign_ins (
  id      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at      timestamptz NOT NULL,
  person  text,
  step    text        NOT NULL,
  outcome text        NOT NULL
);
CREATE INDEX sign_ins_by_time ON sign_ins (at);
CREATE INDEX sign_ins_of_person ON sign_ins (person, at) WHERE person IS NOT NULL;

CREATE TABLE sign_in_delays (
  bucket     integer     PRIMARY KEY,
  failures   integer     NOT NULL,
  held_until timestamptz NOT NULL,
  last_at    timestamptz NOT NULL
);

CREATE TABLE signing_keys (
  kid         text        PRIMARY KEY,
  public_key  jsonb       NOT NULL,
  private_key bytea       NOT NULL,
  active_from timestamptz NOT NULL
);

CREATE TABLE account_changes (
  id     bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at     timestamptz NOT NULL,
  person text        NOT NULL,
  by     text        NOT NULL,
  what   text        NOT NULL
);
CREATE INDEX account_changes_of_person ON account_changes (person, at);
`;
