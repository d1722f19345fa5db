import { protectBySight, serviceRoles } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { app } = serviceRoles('casework');

/** By which contact a case can be found, as hashes under keys of their own that change with the month. */
export class IndexContacts1798930000000 implements MigrationInterface {
  name = 'IndexContacts1798930000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE contact_keys (
        id     uuid    PRIMARY KEY,
        -- The month that it was made for, such as 2026-11.
        epoch  text    NOT NULL UNIQUE,
        -- 32 random bytes, sealed.
        sealed bytea   NOT NULL,
        -- The content that was looked at last, while the index is made under it.
        after  uuid,
        done   boolean NOT NULL DEFAULT false
      );
      CREATE TABLE contacts (
        case_id uuid  NOT NULL REFERENCES cases,
        key_id  uuid  NOT NULL REFERENCES contact_keys,
        -- Of one way to spell a contact.
        hash    bytea NOT NULL,
        PRIMARY KEY (case_id, key_id, hash)
      );
      CREATE INDEX contacts_alike ON contacts (hash, case_id);
      CREATE INDEX contacts_of_key ON contacts (key_id);
      GRANT SELECT, INSERT, DELETE ON contact_keys, contacts TO ${app};
      GRANT UPDATE (sealed, after, done) ON contact_keys TO ${app};
    `);
    await protectBySight(runner, 'casework', { table: 'contacts', cases: ['case_id'], people: ['case_id', 'hash'] });
    await runner.query(`
      -- A row goes with its case, or once all that was hashed under its key is there under a newer one.
      CREATE POLICY erased_or_made_anew ON contacts AS RESTRICTIVE FOR DELETE TO ${app} USING (
        EXISTS (SELECT 1 FROM erased_cases erased WHERE erased.case_id = contacts.case_id::text)
        OR EXISTS (SELECT 1 FROM contact_keys own JOIN contact_keys newer ON newer.epoch > own.epoch AND newer.done WHERE own.id = contacts.key_id));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE contacts, contact_keys');
  }
}
