import { directory } from './preparation';

/** The case handler of `withPartners`. */
export const HANDLER = 'hana';

/** The invented directory with a case handler, and a second partner that is able to help as well. */
export function withPartners(): object {
  const { people, roles, organisations, ...rest } = directory as unknown as { people: object[]; roles: object[]; organisations: object[] };
  const person = (id: string, name: string, organisation?: string) => ({ id, name, email: `${id}@example.org`, language: 'en', ...(organisation === undefined ? {} : { organisation }) });
  return {
    ...rest,
    organisations: [...organisations, { id: 'P-AMIGA', name: 'Amiga Legal (fictional)', kind: 'PARTNER', services: ['PM-LEGAL'], regions: ['LAC'], languages: ['es', 'en'], capacity: 'OPEN' }],
    people: [...people, person(HANDLER, 'Hana, case handler'), person('amiga-desk', 'Amiga desk', 'P-AMIGA'), person('amiga-second', 'Amiga second', 'P-AMIGA')],
    roles: [...roles, { person: HANDLER, role: 'CASE_HANDLER' }, { person: 'amiga-desk', role: 'PROTECTION_PARTNER' }, { person: 'amiga-second', role: 'PROTECTION_PARTNER' }],
  };
}
