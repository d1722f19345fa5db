import { SERVICE_NAMES } from '@amparo/platform';
import { takesNoMore } from '../questions/more-fields';
import { STALE, alikeBehindTheGate, changeForWhoever, shownToWhoever } from '../questions/who-may';
import type { RouteRows, Row } from '../row';
import { HER_ORGANISATION, whoWorksHere } from '@amparo/testing';
import { letIn, ofAll, same, says } from '../matrix';
import { ANOTHER_ORGANISATION, PEOPLE, subjectOfPerson } from '../directory-of-actors';
import { described, forTheOperator } from './shared';
import { rosterRows } from './rosters';

const forThePortal: RouteRows = { services: ['portal'], rows: [] };
const readAll: RouteRows = { people: ['directory.read'], rows: [] };

const somebody = { person: 'auditor' };
const someGroup = { group: 'group-grants' };
const someOrganisation = { organisation: ANOTHER_ORGANISATION };
const someCountry = { country: 'HN' };

const person = { ...STALE, name: 'Invented', email: 'invented@example.org', language: 'en' };
const group = { ...STALE, name: 'Invented', kind: 'OTHER' };
const organisation = { ...STALE, name: 'Invented', kind: 'MEMBER' };
const role = { ...STALE, person: 'reviewer', role: 'AUDITOR' };

/** Changed by administrators and by nobody else. */
function changed(body: object, own: readonly string[] = [], names?: Readonly<Record<string, string>>): RouteRows {
  return {
    people: ['directory.change'],
    rows: [changeForWhoever(['directory.change'], body, names), takesNoMore(body, own), ...(names === undefined ? [] : [alikeBehindTheGate([names], body)])],
  };
}

const shown = (names: Readonly<Record<string, string>>, action: 'directory.read' | 'role.preview' = 'directory.read'): RouteRows =>
  ({ people: [action], rows: [shownToWhoever(names), alikeBehindTheGate([names])] });

const searched: RouteRows = { people: ['directory.read'], rows: [takesNoMore({ text: 'invented' }, ['organisation', 'role'])] };

/** Everybody asks for everybody's name, and for one that nobody has: she is told those that the documents let her know, and no more. */
const namesTold: Row = {
  asks: 'bulk',
  run: async (matrix, route) => ofAll(letIn(matrix, route), async (asker) => {
    const asked = [...PEOPLE.map(({ id }) => id), 'outsider', 'nobody-at-all'];
    const { status, body } = await matrix.callers.call({ person: asker.person }, route.service, route.verb, route.path, { body: { people: asked } });
    const right = PEOPLE.filter(({ actor, id }) => says(asker, 'person.name', {
      kind: 'person', person: id, ...(actor.withoutOrganisation ? {} : { organisation: HER_ORGANISATION }), colleague: whoWorksHere(subjectOfPerson({ actor, id }, 2, matrix.conflictIds)),
    }) === 'allowed').map(({ id }) => id);
    const outsider = says(asker, 'person.name', { kind: 'person', person: 'outsider', colleague: true }) === 'allowed' ? ['outsider'] : [];
    const got = status === 200 ? (JSON.parse(body) as { people: { id: string }[] }).people.map(({ id }) => id) : [];
    return status === 200 && same(got, [...right, ...outsider]) ? [] : [`${asker.name}: ${status}, ${got.length} for ${right.length + outsider.length}`];
  }),
};

export const directoryRows: Record<string, RouteRows> = {
  'directory GET /openapi.json': described,
  'directory PUT /directory': forTheOperator,
  'directory GET /directory': forTheOperator,
  'directory GET /copies/roster': { services: ['casework', 'protection'], rows: [] },
  'directory GET /copies/organisations': { services: ['intake'], rows: [] },
  'directory GET /copies/contacts': { services: ['notifications'], rows: [] },

  'directory POST /internal/sign-in/password': forThePortal,
  'directory POST /internal/sign-in/totp': forThePortal,
  'directory POST /internal/sign-in/recovery': forThePortal,
  'directory POST /internal/sign-in/invitation': forThePortal,
  'directory POST /internal/sign-in/set-password': forThePortal,
  'directory POST /internal/sign-in/enrol-totp-options': forThePortal,
  'directory POST /internal/sign-in/enrol-totp': forThePortal,
  'directory POST /internal/sign-in/enrol-webauthn-options': forThePortal,
  'directory POST /internal/sign-in/enrol-webauthn': forThePortal,
  'directory POST /internal/sign-in/webauthn-options': forThePortal,
  'directory POST /internal/sign-in/webauthn': forThePortal,
  'directory POST /internal/sign-in/oidc-start': forThePortal,
  'directory POST /internal/sign-in/oidc-finish': forThePortal,
  'directory POST /internal/sign-in/ways': forThePortal,
  'directory POST /internal/tokens': forThePortal,
  'directory POST /internal/sessions/end': forThePortal,
  'directory POST /internal/organisations/:organisation/compromised': { services: ['protection'], rows: [] },
  'directory GET /internal/keys': { services: SERVICE_NAMES, rows: [] },

  'directory GET /changes': { people: ['change.read'], rows: [] },
  'directory POST /colleagues/names': { people: ['person.name'], rows: [namesTold, takesNoMore({ people: ['auditor'] })] },
  'directory GET /people': readAll,
  'directory POST /people/search': searched,
  'directory GET /people/:person': shown(somebody),
  'directory GET /people/:person/sight': shown(somebody, 'role.preview'),
  'directory POST /people': changed({ ...person, id: 'invented' }, ['organisation']),
  'directory PUT /people/:person': changed(person, ['organisation'], somebody),
  'directory POST /people/:person/leave': changed(STALE, [], somebody),
  'directory GET /organisations': readAll,
  'directory POST /organisations/search': searched,
  'directory GET /organisations/:organisation': shown(someOrganisation),
  'directory POST /organisations': changed({ ...organisation, id: 'INVENTED' }, ['regions']),
  'directory PUT /organisations/:organisation': changed(organisation, ['regions'], someOrganisation),
  'directory POST /organisations/:organisation/end': changed(STALE, [], someOrganisation),
  'directory GET /groups': readAll,
  'directory POST /groups': changed({ ...group, id: 'invented' }),
  'directory PUT /groups/:group': changed(group, [], someGroup),
  'directory POST /groups/:group/end': changed(STALE, [], someGroup),
  'directory GET /region-map': readAll,
  'directory PUT /region-map/:country': changed({ ...STALE, region: 'AFR' }, [], someCountry),
  'directory POST /region-map/:country/clear': changed(STALE, [], someCountry),
  'directory POST /roles/give': changed(role, ['person', 'role']),
  'directory POST /roles/take': changed(role, ['person', 'role']),
  ...rosterRows,
};
