import { createAuditTables } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was done to accounts and to the directory, and who signed in, as one chain: copied into it by the database at the end of
 * each transaction, so that no use case can forget it, and none holds the end of the trail while it waits for something else.
 */
export class CreateAudit1766100000000 implements MigrationInterface {
  name = 'CreateAudit1766100000000';

  async up(runner: QueryRunner): Promise<void> {
    await createAuditTables(runner, 'directory', { cases: false });
    await runner.query(soFar);
    await runner.query(copying);
  }

  async down(): Promise<void> {
    throw new Error('what was done is never thrown away');
  }
}

/** Accounts, versions with what made them, sign-ins of the last 90 days: by time. */
const soFar = `
  INSERT INTO audit (at, person, action, about, purpose, detail)
  SELECT at, person, action, about, purpose, detail FROM (
    SELECT at, by AS person, 'account.' || lower(what) AS action, person AS about, '' AS purpose, '{}'::text[] AS detail, 1 AS kind, id FROM account_changes
    UNION ALL
    SELECT v.at, c.person, 'directory.' || lower(c.action), c.about, '', ARRAY['version', v.version::text, 'detail', c.detail::text], 2, v.version
    FROM directory_changes c JOIN versions v USING (version)
    UNION ALL
    SELECT at, actor, 'directory.version', version::text, '', '{}', 3, version FROM versions
    UNION ALL
    SELECT at, coalesce(person, 'nobody'), 'sign-in.' || lower(outcome), NULL, step, '{}', 4, id FROM sign_ins WHERE outcome <> 'REFUSED'
  ) AS known ORDER BY at, kind, id;
`;

/** A failed guess is no more than that (`sign_ins` has it, for 90 days): the trail keeps who came in, who was held off, and copied keys. */
const copying = `
  CREATE FUNCTION audit_account_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO audit (at, person, action, about) VALUES (NEW.at, NEW."by", 'account.' || lower(NEW.what), NEW.person);
    RETURN NULL;
  END $$;
  CREATE FUNCTION audit_directory_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO audit (at, person, action, about, detail)
    VALUES (now(), NEW.person, 'directory.' || lower(NEW.action), NEW.about, ARRAY['version', NEW.version::text, 'detail', NEW.detail::text]);
    RETURN NULL;
  END $$;
  CREATE FUNCTION audit_version() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO audit (at, person, action, about) VALUES (NEW.at, NEW.actor, 'directory.version', NEW.version::text);
    RETURN NULL;
  END $$;
  CREATE FUNCTION audit_sign_in() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO audit (at, person, action, purpose) VALUES (NEW.at, coalesce(NEW.person, 'nobody'), 'sign-in.' || lower(NEW.outcome), NEW.step);
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER audited AFTER INSERT ON account_changes DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_account_change();
  CREATE CONSTRAINT TRIGGER audited AFTER INSERT ON directory_changes DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_directory_change();
  CREATE CONSTRAINT TRIGGER audited AFTER INSERT ON versions DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_version();
  CREATE CONSTRAINT TRIGGER audited AFTER INSERT ON sign_ins DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.outcome <> 'REFUSED') EXECUTE FUNCTION audit_sign_in();
`;
