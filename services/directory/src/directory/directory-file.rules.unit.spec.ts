import { Refusal } from '@amparo/kernel';
import { aDirectory, withPerson } from '../../test/builders';
import demonstration from './demonstration.json';
import { readDirectoryFile } from './directory-file.rules';

function refusalOf(body: unknown): Refusal {
  try {
    readDirectoryFile(body);
  } catch (error) {
    if (error instanceof Refusal) return error;
  }
  throw new Error('was not refused');
}

const good = aDirectory();
const CANARY = 'canary-7f3k';

describe('A directory file', () => {
  it('is read as it stands when nothing is wrong', () => {
    expect(readDirectoryFile(good)).toEqual(good);
  });

  it.each(['CASE_HANDLER', 'REVIEWER', 'SECRETARIAT', 'ADMINISTRATOR', 'AUDITOR', 'PROTECTION_PARTNER'])('knows the role %s', (role) => {
    expect(readDirectoryFile({ ...good, roles: [{ person: 'lead', role }] }).roles).toEqual([{ person: 'lead', role }]);
  });

  it('may leave out all but people and roles, and what people may leave out', () => {
    expect(readDirectoryFile({ people: [{ id: 'a', name: 'A', email: 'a@example.org' }], roles: [] })).toEqual({
      regionMap: {}, organisations: [], groups: [], roles: [], absences: [], people: [{ id: 'a', name: 'A', email: 'a@example.org', language: 'en' }],
    });
  });

  it('of the demonstration is well formed, and reaches somebody for each region and each kind of group', () => {
    const file = readDirectoryFile(demonstration);
    const regions = file.roles.filter((role) => role.role === 'REGIONAL_COORDINATOR').map((role) => role.region);
    expect(regions).toEqual(['AFR', 'LAC', 'ASIA']);
    expect(file.roles.map((role) => role.role)).toEqual(expect.arrayContaining(['GLOBAL_DUTY', 'LAST_RESORT']));
    for (const group of file.groups) expect(file.roles.map((role) => role.group)).toContain(group.id);
    expect(file.people.every((person) => person.email.endsWith('@example.org'))).toBe(true);
  });

  it.each<[string, unknown, string]>([
    ['is not an object', [], '/ must be an object'],
    ['has an unknown section', { ...good, [CANARY]: [] }, '/ holds a section'],
    ['has no people', { roles: [] }, '/people is missing'],
    ['has people who are not a list', { ...good, people: {} }, '/people must be a list'],
    ['has a person who is text', { ...good, people: [CANARY] }, '/people/0 must be an object'],
    ['has a person with an unknown property', withPerson(good, 'lead', { [CANARY]: 1 }), '/people/2 holds a property'],
    ['has a person without address', withPerson(good, 'lead', { email: undefined }), '/people/2/email is missing'],
    ['has an address that is two', withPerson(good, 'lead', { email: `a@example.org,${CANARY}@example.org` }), '/people/2/email must be one e-mail address'],
    ['has an address with a line break', withPerson(good, 'lead', { email: `a@example.org\r\nBcc: ${CANARY}` }), '/people/2/email must be one e-mail address'],
    ['has null where text should be', withPerson(good, 'lead', { pager: null }), '/people/2/pager must be text'],
    ['has a zone that is an offset', withPerson(good, 'lead', { zone: '+03:00' }), '/people/2/zone must be a time zone'],
    ['has a zone that there is not', withPerson(good, 'lead', { zone: `Mars/${CANARY}` }), '/people/2/zone must be a time zone'],
    ['has duty hours of no zone', withPerson(good, 'lead', { hours: { from: '08:00', to: '18:00', days: [1] } }), '/people/2/zone is missing for duty hours'],
    ...[{ from: '8:00', to: '18:00', days: [1] }, { from: '08:00', to: '24:00', days: [1] }, { from: '08:00', to: '18:00', days: [] }, { from: '08:00', to: '18:00', days: [1, 1] },
      { from: '08:00', to: '18:00', days: [0] }, { from: '08:00', to: '18:00', days: [1], [CANARY]: 1 }, { from: '08:00', days: [1] }, CANARY]
      .map((hours): [string, unknown, string] => [`has the duty hours ${JSON.stringify(hours).length}`, withPerson(good, 'lead', { zone: 'Africa/Nairobi', hours }), '/people/2/hours must be from, to']),
    ['has an id that is an address', withPerson(good, 'lead', { id: `${CANARY}@example.org` }), '/people/2/id must be an id'],
    ['has an unknown role', { ...good, roles: [{ person: 'lead', role: CANARY.toUpperCase() }] }, '/roles/0/role must be a role'],
    ['has an unknown kind of group', { ...good, groups: [{ id: 'security', name: 'x', kind: CANARY }] }, '/groups/0/kind must be a kind'],
    ['has a coordinator of nowhere', { ...good, roles: [{ person: 'lead', role: 'REGIONAL_COORDINATOR' }] }, '/roles/0/region is missing'],
    ['has an auditor in a group', { ...good, roles: [{ person: 'lead', role: 'AUDITOR', group: 'cre' }] }, '/roles/0/group does not belong to this role'],
    ['has a handler of a region', { ...good, roles: [{ person: 'lead', role: 'CASE_HANDLER', region: 'LAC' }] }, '/roles/0/region does not belong to this role'],
    ['has duty in no group', { ...good, roles: [{ person: 'lead', role: 'DUTY' }] }, '/roles/0/group is missing'],
    ['has a day that no calendar has', { ...good, absences: [{ person: 'lead', from: '2026-02-30', to: '2026-03-01' }] }, '/absences/0/from must be a day'],
    ['has an absence that ends before it begins', { ...good, absences: [{ person: 'lead', from: '2026-03-02', to: '2026-03-01' }] }, '/absences/0/to must not be'],
    ['has a region map with something else than countries', { ...good, regionMap: { [CANARY]: 'LAC' } }, '/regionMap must hold'],
  ])('is refused when it %s', (_what, body, place) => {
    const refusal = refusalOf(body);
    expect(refusal).toMatchObject({ kind: 'malformed', code: 'directory.malformed' });
    expect(refusal.message).toContain(place);
    expect(refusal.message.toLowerCase()).not.toContain(CANARY);
  });

  it.each<[string, unknown, string]>([
    ['a role of nobody', { ...good, roles: [{ person: CANARY, role: 'LAST_RESORT' }] }, '/roles/0/person refers to nothing'],
    ['a role in no group', { ...good, roles: [{ person: 'lead', role: 'DUTY', group: CANARY }] }, '/roles/0/group refers to nothing'],
    ['a coordinator of no region', { ...good, roles: [{ person: 'lead', role: 'REGIONAL_COORDINATOR', region: 'LATAM' }] }, '/roles/0/region refers to nothing'],
    ['a person of no organisation', withPerson(good, 'lead', { organisation: CANARY }), '/people/2/organisation refers to nothing'],
    ['an absence of nobody', { ...good, absences: [{ person: CANARY, from: '2026-01-01', to: '2026-01-01' }] }, '/absences/0/person refers to nothing'],
    ['one id for two people', { ...good, people: [...good.people, good.people[0]] }, '/people/3 is there twice'],
    ['one role twice', { ...good, roles: [...good.roles, good.roles[0]] }, '/roles/3 is there twice'],
  ])('is refused when it holds %s', (_what, body, place) => {
    const refusal = refusalOf(body);
    expect(refusal).toMatchObject({ kind: 'unprocessable', code: 'directory.unknown-reference' });
    expect(refusal.message).toContain(place);
    expect(refusal.message).not.toContain(CANARY);
  });

  it('names twenty faults at most', () => {
    const refusal = refusalOf({ people: Array.from({ length: 30 }, () => ({})), roles: [] });
    expect(refusal.message).toContain('and 70 more');
  });
});
