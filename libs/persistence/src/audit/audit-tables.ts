import type { QueryRunner } from 'typeorm';
import { serviceRoles } from '../provision';
import { notHiddenFromHer, protectBySight } from '../sight/protect-by-sight';
import { genesisOf } from './trail-check';

/** What may be seen of a row by whoever the case is, beside the sequence: not the session, and no hash. */
const SHOWN = ['sequence', 'at', 'person', 'action', 'case_id', 'about', 'purpose'];

/**
 * Makes a service's audit trail (security: Audit): `audit`, and `audit_head`, its end.
 *
 * The database itself is the one appender: a trigger draws the next sequence and `hash = SHA-256(previous ‖ canonical row)`
 * under the lock of the head's one row, which is held until the transaction ends. So there is no gap, no fork and no way
 * around it, however many processes write. The service may insert, and neither read nor change; it cannot touch the head at
 * all. Whoever inserts in a longer transaction does so last (`auditInChange`): everybody else waits for the head meanwhile.
 *
 * Rows are read as `amparo_<service>_auditor` (`AuditTrail`).
 *
 * @param cases whether the service keeps cases: then row-level security stands before the trail too
 */
export async function createAuditTables(runner: QueryRunner, service: string, { cases }: { cases: boolean }): Promise<void> {
  const { app, auditor } = serviceRoles(service);
  await runner.query(tables(genesisOf(service).toString('hex')));
  await runner.query(appender);
  await runner.query(`
    GRANT INSERT (at, person, session, action, case_id, about, purpose, detail) ON audit TO ${app};
    GRANT INSERT (sequence, hash, at), SELECT ON audit_anchors TO ${app};
    GRANT SELECT ON audit, audit_head, audit_anchors TO ${auditor};
  `);
  if (!cases) return;
  await protectBySight(runner, service, { table: 'audit', cases: ['case_id'], people: SHOWN });
  await runner.query(`
    GRANT SELECT ON hidden_from TO ${auditor};
    CREATE POLICY for_auditors ON hidden_from FOR SELECT TO ${auditor} USING (key = ANY ((SELECT nullif(current_setting('amparo.none', true), ''))::text[]));
    -- A conflict of interest hides a case from an auditor too. Without words in the transaction nothing is hidden: the chain is verified whole.
    CREATE POLICY for_auditors ON audit FOR SELECT TO ${auditor} USING (case_id IS NULL OR ${notHiddenFromHer('audit.case_id')});
  `);
}

const tables = (genesis: string): string => `
  CREATE TABLE audit (
    sequence bigint      PRIMARY KEY,
    at       timestamptz NOT NULL,
    -- Directory id, or 'operator', or 'directory' for what followed by itself.
    person   text        NOT NULL,
    session  text        NOT NULL DEFAULT '',
    action   text        NOT NULL,
    -- No foreign key: the trail outlives what it is about, and must not wait for the lock of a case while it holds the head.
    case_id  uuid,
    -- What else it is about: an id or a code.
    about    text,
    -- Why, as a code.
    purpose  text        NOT NULL DEFAULT '',
    -- Further ids and codes; never free text.
    detail   text[]      NOT NULL DEFAULT '{}',
    hash     bytea       NOT NULL
  );
  CREATE INDEX audit_of_case ON audit (case_id, sequence) WHERE case_id IS NOT NULL;
  CREATE INDEX audit_of_person ON audit (person, sequence);
  CREATE TABLE audit_head (
    one      boolean PRIMARY KEY DEFAULT true CHECK (one),
    sequence bigint  NOT NULL,
    hash     bytea   NOT NULL
  ) WITH (fillfactor = 10);
  INSERT INTO audit_head (sequence, hash) VALUES (0, '\\x${genesis}');
  -- Ends of the trail that were written down outside.
  CREATE TABLE audit_anchors (
    sequence bigint      PRIMARY KEY,
    hash     bytea       NOT NULL,
    at       timestamptz NOT NULL
  );
`;

/** The same bytes as `canonicalOf` makes: each value with its length before it, so that no two rows read alike. */
const appender = `
  CREATE FUNCTION audit_part(value text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(octet_length(value) || ':' || value, '-')
  $$;
  CREATE FUNCTION append_to_audit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DECLARE
    previous audit_head;
  BEGIN
    SELECT * INTO STRICT previous FROM audit_head FOR UPDATE;
    NEW.sequence := previous.sequence + 1;
    NEW.hash := sha256(previous.hash || convert_to(concat('v1',
      audit_part(NEW.sequence::text), audit_part((extract(epoch FROM NEW.at) * 1000000)::bigint::text), audit_part(NEW.person),
      audit_part(NEW.session), audit_part(NEW.action), audit_part(NEW.case_id::text), audit_part(NEW.about), audit_part(NEW.purpose),
      audit_part(cardinality(NEW.detail)::text),
      (SELECT string_agg(audit_part(value), '' ORDER BY place) FROM unnest(NEW.detail) WITH ORDINALITY AS d (value, place))
    ), 'UTF8'));
    UPDATE audit_head SET sequence = NEW.sequence, hash = NEW.hash;
    RETURN NEW;
  END
  $$;
  -- A trigger needs nobody's leave to call it; nobody may call it otherwise.
  REVOKE ALL ON FUNCTION append_to_audit() FROM PUBLIC;
  CREATE TRIGGER append BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION append_to_audit();
`;
