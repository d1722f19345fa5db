import { randomBytes, randomUUID } from 'node:crypto';
import type { WholeSystem } from './whole-system';

const sessions = new Map<string, string>();

/** The session by which somebody of the matrix is signed in. */
export function sessionOf(person: string): string {
  const id = sessions.get(person) ?? randomUUID();
  sessions.set(person, id);
  return id;
}

/** Something that belongs to one person. */
export interface Owned {
  id: string;
  person: string;
}

/** Accounts of everybody, with two sessions and a factor each, as they are before anybody touched them. */
export interface Accounts {
  sessions: Owned[];
  factors: Owned[];
}

/** By whom a new factor was asked for, by the person whose account it is. */
export const RESETS: Readonly<Record<string, string>> = { coordinator: 'administrator', 'case-handler': 'secretariat-and-administrator', reviewer: 'reviewer' };

/** Puts them back as they are at first. */
export async function freshAccounts(system: WholeSystem, people: readonly string[]): Promise<Accounts> {
  await system.rows.of('directory', 'DELETE FROM sessions');
  await system.rows.of('directory', 'DELETE FROM account_resets');
  await system.rows.of('directory', 'DELETE FROM accounts');
  const made: Accounts = { sessions: [], factors: [] };
  for (const person of people) {
    await system.rows.of('directory', 'INSERT INTO accounts (person, password, handle, opened_at) VALUES ($1, NULL, $2, now())', [person, randomBytes(32)]);
    const factor = randomUUID();
    await system.rows.of('directory', `INSERT INTO factors (id, person, kind, secret, added_at) VALUES ($1, $2, 'TOTP', $3, now())`, [factor, person, randomBytes(32)]);
    made.factors.push({ id: factor, person });
    for (const id of [sessionOf(person), randomUUID()]) {
      await system.rows.of('directory',
        `INSERT INTO sessions (id, person, factors, way, second, started_at, last_used_at, ends_at)
         VALUES ($1, $2, 2, 'PASSWORD', 'TOTP', now(), now(), now() + interval '8 hours')`, [id, person]);
      made.sessions.push({ id, person });
    }
  }
  for (const [person, by] of Object.entries(RESETS)) await system.rows.of('directory', 'INSERT INTO account_resets VALUES ($1, $2, now())', [person, by]);
  return made;
}
