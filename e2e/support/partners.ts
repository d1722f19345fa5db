import { directory } from './preparation';
import { withHandler } from './sharing';

/** The invented directory with a case handler, and a second partner that is able to help as well. */
export function withPartners(): object {
  const { people, roles, organisations, ...rest } = withHandler(directory) as { people: object[]; roles: object[]; organisations: object[] };
  const ofAmiga = (id: string, name: string) => ({ id, name, email: `${id}@example.org`, language: 'en', organisation: 'P-AMIGA' });
  return {
    ...rest,
    organisations: [...organisations, { id: 'P-AMIGA', name: 'Amiga Legal (fictional)', kind: 'PARTNER', services: ['PM-LEGAL'], regions: ['LAC'], languages: ['es', 'en'], capacity: 'OPEN' }],
    people: [...people, ofAmiga('amiga-desk', 'Amiga desk'), ofAmiga('amiga-second', 'Amiga second')],
    roles: [...roles, { person: 'amiga-desk', role: 'PROTECTION_PARTNER' }, { person: 'amiga-second', role: 'PROTECTION_PARTNER' }],
  };
}
