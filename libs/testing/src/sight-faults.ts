import { serviceRoles } from '@amparo/persistence';
import { Client } from 'pg';

/** What the catalogue says of one table or view. */
interface Relation {
  name: string;
  kind: 'table' | 'view' | 'copy';
  owner: string;
  enabled: boolean;
  forced: boolean;
  invoker: boolean;
  /** It has a column that names a case. */
  ofCases: boolean;
  /** What people and partners may do to it, beside reading. */
  more: string[];
  /** They may read some of it. */
  read: boolean;
  /** Conditions of the policies that hold for them. */
  conditions: (string | null)[];
}

const RELATIONS = `
  SELECT c.relname AS name, CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'copy' ELSE 'table' END AS kind,
         pg_get_userbyid(c.relowner) AS owner, c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced,
         coalesce('security_invoker=true' = ANY (c.reloptions), false) AS invoker,
         c.relname = 'cases' OR EXISTS (
           SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attname ~ 'case_id$') AS "ofCases",
         ARRAY(SELECT DISTINCT p.privilege FROM unnest($1::text[]) AS r(role), (VALUES ('INSERT'), ('UPDATE'), ('DELETE'), ('TRUNCATE'), ('REFERENCES'), ('TRIGGER')) AS p(privilege)
               WHERE has_table_privilege(r.role, c.oid, p.privilege)
                  OR (p.privilege IN ('INSERT', 'UPDATE', 'REFERENCES') AND has_any_column_privilege(r.role, c.oid, p.privilege))) AS more,
         EXISTS (SELECT 1 FROM unnest($1::text[]) AS r(role) WHERE has_any_column_privilege(r.role, c.oid, 'SELECT')) AS read,
         ARRAY(SELECT pg_get_expr(pol.polqual, pol.polrelid) FROM pg_policy pol
               WHERE pol.polrelid = c.oid AND (pol.polroles @> ARRAY[0::oid] OR pol.polroles && ARRAY(SELECT oid FROM pg_roles WHERE rolname = ANY ($1)))) AS conditions
  FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm') ORDER BY c.relname`;

/**
 * Reads in the catalogue whether row-level security stands in front of every table of a service that keeps cases.
 *
 * @param adminUrl a connection of the administrator
 * @param plant SQL that is done before, and undone after: what the catalogue would say then
 * @returns what is wrong, in words; empty when all is well
 */
export async function sightFaults(adminUrl: string, service: string, plant = ''): Promise<string[]> {
  const roles = serviceRoles(service);
  const readers = [roles.people, roles.partners];
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(`BEGIN; SELECT pg_advisory_xact_lock(hashtext('amparo.provision')); ${plant}`);
    const { rows } = await client.query<Relation>(RELATIONS, [readers]);
    return [...rows.flatMap((row) => faultsOf(row, roles.owner)), ...(await faultsOfRoles(client, roles)), ...(await definerFunctions(client, readers))];
  } finally {
    await client.end();
  }
}

function faultsOf({ name, kind, owner, enabled, forced, invoker, ofCases, more, read, conditions }: Relation, ownerRole: string): string[] {
  const faults: string[] = [];
  if (owner !== ownerRole) faults.push(`${name} belongs to ${owner}, not to ${ownerRole}`);
  if (more.length > 0) faults.push(`${name} can be changed by people: ${more.join(', ')}`);
  if (kind === 'view' && !invoker) faults.push(`${name} is a view with its owner's rights`);
  if (kind === 'copy' && (read || ofCases)) faults.push(`${name} is a materialised view: it has no row-level security`);
  if (kind !== 'table') return faults;
  if ((ofCases || read) && !enabled) faults.push(`${name} has no row-level security`);
  if ((ofCases || read) && !forced) faults.push(`${name} does not force row-level security`);
  if (read && conditions.length === 0) faults.push(`${name} may be read and has no policy for it`);
  for (const condition of conditions) {
    // Each condition rests on the keys of the transaction, by itself or by the rows of `sight`.
    if (condition === null || !/amparo\.(any|none)|FROM sight/.test(condition)) faults.push(`${name} has a policy that does not ask for keys`);
  }
  return faults;
}

async function faultsOfRoles(client: Client, { owner, logins, app, people, partners }: ReturnType<typeof serviceRoles>): Promise<string[]> {
  const { rows } = await client.query<{ role: string; wrong: string }>(
    `SELECT rolname AS role, wrong FROM pg_roles, LATERAL (
       SELECT 'is a superuser' AS wrong WHERE rolsuper UNION ALL SELECT 'bypasses row-level security' WHERE rolbypassrls
       UNION ALL SELECT 'makes roles' WHERE rolcreaterole UNION ALL SELECT 'logs in' WHERE rolcanlogin AND rolname = $2
       UNION ALL SELECT 'takes the part of the owner' WHERE rolname = ANY ($3) AND pg_has_role(oid, $2, 'MEMBER')
     ) AS faults WHERE rolname = ANY ($1)`,
    [[owner, ...logins], owner, [app, people, partners]],
  );
  return rows.map(({ role, wrong }) => `${role} ${wrong}`);
}

async function definerFunctions(client: Client, readers: string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT DISTINCT proname AS name FROM pg_proc, unnest($1::text[]) AS r(role)
     WHERE pronamespace = 'public'::regnamespace AND prosecdef AND has_function_privilege(r.role, pg_proc.oid, 'EXECUTE')`,
    [readers],
  );
  return rows.map(({ name }) => `${name} is a function with its owner's rights that people may call`);
}
