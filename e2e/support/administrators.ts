import { directory } from './preparation';

/** Two people who look after the directory. */
export const ADMINISTRATORS = ['keeper-1', 'keeper-2'] as const;

/** Who looks after those who look after it. */
export const AUDITOR = 'watcher';

/** The invented directory, or one made of it, with two administrators in it. */
export function withAdministrators(whole: object = directory): object {
  const { people, roles, ...rest } = whole as { people: object[]; roles: object[] };
  return {
    ...rest,
    people: [...people, ...ADMINISTRATORS.map((id) => ({ id, name: `Keeper ${id}`, email: `${id}@example.org`, language: 'en' }))],
    roles: [...roles, ...ADMINISTRATORS.map((person) => ({ person, role: 'ADMINISTRATOR' }))],
  };
}

/** A directory with an auditor in it. */
export function withAuditor(whole: object): object {
  const { people, roles, ...rest } = whole as { people: object[]; roles: object[] };
  return {
    ...rest,
    people: [...people, { id: AUDITOR, name: 'Watcher', email: `${AUDITOR}@example.org`, language: 'en' }],
    roles: [...roles, { person: AUDITOR, role: 'AUDITOR' }],
  };
}

/** The invented directory with administrators, one of whom is the auditor: so she has a second factor. */
export function withAuditingAdministrator(): object {
  const { roles, ...rest } = withAuditor(withAdministrators()) as { roles: object[] };
  return { ...rest, roles: [...roles, { person: AUDITOR, role: 'ADMINISTRATOR' }] };
}
