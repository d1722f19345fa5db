import type { DirectoryFile } from '../src/directory/directory.rules';

/** A small directory of invented people, as somebody would write it. */
export function aDirectory(changes: Partial<DirectoryFile> = {}): DirectoryFile {
  return {
    regionMap: { TR: 'EECA' },
    organisations: [
      { id: 'ORG-AMANECER', name: 'Amanecer (fictional)', aliases: ['Colectivo Amanecer'], kind: 'MEMBER', services: [], regions: [], languages: [] },
      { id: 'P-JURIS', name: 'Juris Amiga (fictional)', aliases: [], kind: 'PARTNER', services: ['PM-LEGAL'], regions: ['*'], languages: ['en', 'es'], capacity: 'OPEN' },
    ],
    people: [
      { id: 'coord-lac', name: 'Coordinator', email: 'coord-lac@example.org', language: 'es', organisation: 'ORG-AMANECER' },
      { id: 'swg-duty', name: 'Duty officer', email: 'swg-duty@example.org', language: 'en', pager: 'pager-1' },
      { id: 'lead', name: 'Protection lead', email: 'lead@example.org', language: 'en' },
    ],
    groups: [{ id: 'security', name: 'Security working group', kind: 'SECURITY_WORKING_GROUP' }],
    roles: [
      { person: 'coord-lac', role: 'REGIONAL_COORDINATOR', region: 'LAC' },
      { person: 'swg-duty', role: 'DUTY', group: 'security' },
      { person: 'lead', role: 'LAST_RESORT' },
    ],
    absences: [{ person: 'coord-lac', from: '2026-12-20', to: '2027-01-05' }],
    ...changes,
  };
}

/** The same, with one person changed. */
export function withPerson(file: DirectoryFile, id: string, changes: Record<string, unknown>): DirectoryFile {
  return { ...file, people: file.people.map((person) => (person.id === id ? { ...person, ...changes } : person)) };
}

/** A directory with somebody for each way of signing in: whose roles need a second factor, and whose do not. */
export function anOffice(): DirectoryFile {
  const ids = ['coord-lac', 'secretary', 'reviewer', 'partner', 'admin-1', 'admin-2', 'admin-3', 'auditor'];
  return aDirectory({
    people: ids.map((id) => ({
      id, name: `Invented ${id} Somebody`, email: `${id}@example.org`, language: 'es', ...(id === 'partner' ? { organisation: 'P-JURIS' } : {}),
    })),
    groups: [{ id: 'security', name: 'Security working group', kind: 'SECURITY_WORKING_GROUP' }],
    roles: [
      { person: 'coord-lac', role: 'REGIONAL_COORDINATOR', region: 'LAC' },
      { person: 'secretary', role: 'SECRETARIAT' },
      { person: 'reviewer', role: 'REVIEWER' },
      { person: 'partner', role: 'PROTECTION_PARTNER' },
      { person: 'partner', role: 'MEMBER', group: 'security' },
      ...['admin-1', 'admin-2', 'admin-3'].map((person) => ({ person, role: 'ADMINISTRATOR' })),
      { person: 'auditor', role: 'AUDITOR' },
    ],
    absences: [],
  });
}
