import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { SILENT_LOG } from './silent-log';

/** Names of a service's database and roles. `relay`, `handover` and `lookup` exist for the public door alone, `people` and `partners` where cases are, `auditor` where there is an audit trail. */
export interface ServiceRoles {
  database: string;
  /** Owns the tables; nobody logs in as it. */
  owner: string;
  /** Logs in to migrate, and takes the owner's part. */
  migrator: string;
  /** What the service itself logs in as. */
  app: string;
  /** What is read for somebody is read as these: they see only the rows that her keys open. */
  people: string;
  partners: string;
  /** Reads the audit trail, which the service itself only writes. */
  auditor: string;
  /** Everything that logs in, migrator and app included. */
  logins: string[];
}

/**
 * The public door cannot read its own past: what reads anything at all has a role of its own. Where cases are kept, people and
 * partners are read for by roles of their own; where there is an audit trail, auditors.
 */
const READERS = ['people', 'partners'];
const extraLogins: Record<string, string[]> = {
  intake: ['relay', 'handover', 'lookup'], directory: ['auditor'], casework: [...READERS, 'auditor'], protection: [...READERS, 'auditor'],
  notifications: READERS, grants: READERS, insights: READERS,
};

/** The names for one service: `amparo_<service>`, `amparo_<service>_app` and so on. */
export function serviceRoles(service: string): ServiceRoles {
  const role = (part: string) => `amparo_${service}_${part}`;
  return {
    database: `amparo_${service}`,
    owner: role('owner'),
    migrator: role('migrator'),
    app: role('app'),
    people: role('people'),
    partners: role('partners'),
    auditor: role('auditor'),
    logins: ['migrator', 'app', ...(extraLogins[service] ?? [])].map(role),
  };
}

/**
 * Makes a service's database and roles, or brings their passwords up to date. Safe to repeat, and safe when two start
 * at once.
 *
 * @param adminUrl a connection that may create databases and roles
 * @param passwords a password for each login of `serviceRoles(service)`
 * @param database another name than the service's own, for tests that need many
 * @throws Error when a password is missing
 */
export async function provision(
  adminUrl: string,
  service: string,
  passwords: Record<string, string>,
  database = serviceRoles(service).database,
): Promise<void> {
  const roles = serviceRoles(service);
  const admin = new Client({ connectionString: adminUrl, application_name: 'provision' });
  await admin.connect();
  try {
    // Roles belong to the whole server: two services, or two tests, must not create them side by side.
    await admin.query(`SELECT pg_advisory_lock(hashtext('amparo.provision'))`);
    const silences = await maySilence(admin);
    if (silences) for (const [setting, value] of Object.entries(SILENT_LOG)) await admin.query(`SET ${setting} = ${escapeLiteral(value)}`);
    await makeRole(admin, roles.owner, 'NOLOGIN');
    for (const login of roles.logins) {
      const password = passwords[login];
      if (password === undefined) throw new Error(`no password given for the role ${login}`);
      await makeRole(admin, login, `LOGIN PASSWORD ${escapeLiteral(password)}`);
      if (silences) await silenceLogOf(admin, login);
    }
    await admin.query(`GRANT ${escapeIdentifier(roles.owner)} TO ${escapeIdentifier(roles.migrator)}`);
    await makeDatabase(admin, database, roles);
  } finally {
    await admin.end();
  }
}

async function makeRole(admin: Client, role: string, attributes: string): Promise<void> {
  const name = escapeIdentifier(role);
  const { rowCount } = await admin.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
  // Only a superuser may say these again of a role that exists, and a managed server gives nobody that.
  if (rowCount === 0) await admin.query(`CREATE ROLE ${name} NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS ${attributes}`);
  else await admin.query(`ALTER ROLE ${name} ${attributes}`);
}

/** Whether this administrator may say what the server logs. One of a managed server mostly may not; services check what holds. */
async function maySilence(admin: Client): Promise<boolean> {
  const { rows } = await admin.query<{ super: boolean }>('SELECT rolsuper AS super FROM pg_roles WHERE rolname = current_user');
  return rows[0]?.super === true;
}

/** What the server logs of a role's sessions, whatever it logs of others. What is said already is left alone. */
async function silenceLogOf(admin: Client, role: string): Promise<void> {
  const { rows } = await admin.query<{ config: string[] | null }>('SELECT rolconfig AS config FROM pg_roles WHERE rolname = $1', [role]);
  for (const [setting, value] of Object.entries(SILENT_LOG)) {
    if (rows[0]?.config?.includes(`${setting}=${value}`)) continue;
    await admin.query(`ALTER ROLE ${escapeIdentifier(role)} SET ${setting} = ${escapeLiteral(value)}`);
  }
}

async function makeDatabase(admin: Client, database: string, roles: ServiceRoles): Promise<void> {
  const name = escapeIdentifier(database);
  const owner = escapeIdentifier(roles.owner);
  const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
  if (rowCount === 0) {
    await admin.query(`GRANT ${owner} TO CURRENT_USER`);
    await admin.query(`CREATE DATABASE ${name} OWNER ${owner} ENCODING 'UTF8' TEMPLATE template0`);
  }
  await admin.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
  const logins = roles.logins.map((login) => escapeIdentifier(login)).join(', ');
  await admin.query(`GRANT CONNECT ON DATABASE ${name} TO ${logins}`);
}
