import { serviceRoles } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { app } = serviceRoles('intake');
const lookup = 'amparo_intake_lookup';
const handover = 'amparo_intake_handover';

/**
 * Reports, the bodies sent under each, sealed envelopes for casework, and the conversation.
 *
 * Row-level security is the second line of "sealed and write-only": nobody sees a row unless the transaction names its
 * return code, its case or its envelope. Only the hand-over's role may read sealed bytes, and nobody here can open them.
 */
export class CreateReports1764000000000 implements MigrationInterface {
  name = 'CreateReports1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(atHand);
    await runner.query(tables);
    await runner.query(policies);
    await runner.query(grants);
  }

  async down(): Promise<void> {
    throw new Error('reports are never thrown away');
  }
}

// After a transaction a local setting is empty, not null.
const atHand = `
CREATE FUNCTION receipt_at_hand() RETURNS bytea LANGUAGE sql STABLE AS
  $$ SELECT decode(nullif(current_setting('amparo.receipt_hash', true), ''), 'hex') $$;
CREATE FUNCTION reference_at_hand() RETURNS text LANGUAGE sql STABLE AS
  $$ SELECT nullif(current_setting('amparo.reference', true), '') $$;
CREATE FUNCTION case_at_hand() RETURNS uuid LANGUAGE sql STABLE AS
  $$ SELECT nullif(current_setting('amparo.case_id', true), '')::uuid $$;
CREATE FUNCTION envelope_at_hand() RETURNS uuid LANGUAGE sql STABLE AS
  $$ SELECT nullif(current_setting('amparo.envelope_id', true), '')::uuid $$;
`;

const tables = `
CREATE TABLE reports (
  id                uuid    PRIMARY KEY,
  receipt_hash      bytea   NOT NULL,
  reference         text    NOT NULL,
  reply_key         bytea   NOT NULL,
  status            text    NOT NULL DEFAULT 'RECEIVED' CHECK (status IN ('RECEIVED', 'READ', 'CLOSED')),
  urgency           text    NOT NULL DEFAULT 'NONE',
  reprisal          boolean NOT NULL DEFAULT false,
  acts              text[]  NOT NULL DEFAULT '{}',
  because           text[]  NOT NULL DEFAULT '{}',
  sequence          integer NOT NULL DEFAULT 0,
  version           integer NOT NULL DEFAULT 0,
  last_message_hash bytea,
  last_message_at   timestamptz,
  CONSTRAINT reports_receipt UNIQUE (receipt_hash),
  CONSTRAINT reports_reference UNIQUE (reference)
);

CREATE TABLE submissions (
  id        uuid    PRIMARY KEY,
  report_id uuid    NOT NULL REFERENCES reports,
  sequence  integer NOT NULL,
  body_hash bytea   NOT NULL,
  urgency   text    NOT NULL,
  UNIQUE (report_id, body_hash)
);

CREATE TABLE envelopes (
  id     uuid  PRIMARY KEY,
  kind   text  NOT NULL CHECK (kind IN ('REPORT', 'MESSAGE')),
  sealed bytea NOT NULL
);

CREATE TABLE messages (
  id        uuid    PRIMARY KEY,
  report_id uuid    NOT NULL REFERENCES reports,
  number    integer NOT NULL,
  author    text    NOT NULL CHECK (author IN ('YOU', 'TEAM')),
  sealed    bytea   NOT NULL,
  day       date    NOT NULL,
  UNIQUE (report_id, number)
);
`;

const ofReceipt = 'EXISTS (SELECT 1 FROM reports r WHERE r.id = report_id AND r.receipt_hash = receipt_at_hand())';

const policies = ['reports', 'submissions', 'envelopes', 'messages']
  .map((table) => `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;`)
  .concat(`
CREATE POLICY report_at_hand ON reports FOR SELECT TO ${app}
  USING (receipt_hash = receipt_at_hand() OR reference = reference_at_hand() OR id = case_at_hand());
CREATE POLICY report_comes ON reports FOR INSERT TO ${app} WITH CHECK (receipt_hash = receipt_at_hand());
CREATE POLICY report_changes ON reports FOR UPDATE TO ${app}
  USING (receipt_hash = receipt_at_hand() OR id = case_at_hand());
CREATE POLICY report_looked_up ON reports FOR SELECT TO ${lookup} USING (receipt_hash = receipt_at_hand());

CREATE POLICY submission_at_hand ON submissions FOR SELECT TO ${app} USING (${ofReceipt});
CREATE POLICY submission_comes ON submissions FOR INSERT TO ${app} WITH CHECK (${ofReceipt});

CREATE POLICY envelope_comes ON envelopes FOR INSERT TO ${app} WITH CHECK (true);
CREATE POLICY envelope_at_hand ON envelopes FOR SELECT TO ${app} USING (id = envelope_at_hand());
CREATE POLICY envelope_goes ON envelopes FOR DELETE TO ${app} USING (id = envelope_at_hand());
CREATE POLICY envelope_handed_over ON envelopes FOR SELECT TO ${handover} USING (true);

CREATE POLICY message_comes ON messages FOR INSERT TO ${app} WITH CHECK (${ofReceipt});
CREATE POLICY message_looked_up ON messages FOR SELECT TO ${lookup} USING (${ofReceipt});
`).join('\n');

const grants = `
GRANT SELECT, INSERT, UPDATE ON reports TO ${app};
GRANT SELECT, INSERT ON submissions TO ${app};
GRANT INSERT, DELETE, SELECT (id) ON envelopes TO ${app};
GRANT INSERT ON messages TO ${app};
GRANT SELECT (id, receipt_hash, reference, status) ON reports TO ${lookup};
GRANT SELECT (report_id, number, author, sealed, day, id) ON messages TO ${lookup};
GRANT SELECT ON envelopes TO ${handover};
`;
