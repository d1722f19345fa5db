import { whoMustKnow } from '../index';
import type { RoutingFacts } from '../index';
import { aDirectory, someFacts } from '../../test/builders';

const now = new Date('2026-06-01T12:00:00Z');
const route = (facts: RoutingFacts, directory = aDirectory()) => whoMustKnow(facts, directory, now);
const away = (person: string) => ({ person, from: '2026-06-01', to: '2026-06-01' });
/** Not a reprisal, no level. */
const calm = { urgency: 'NONE' } as const;
const noReprisal = { reprisal: false };
const withdrawn = [{ purpose: 'CP-REFER' }];

describe('routes', () => {
  test.each<[string, Parameters<typeof someFacts>[0], string[], string[]]>([
    ['a reprisal', {}, ['SWG', 'REGIONAL_COORDINATOR:LAC'], ['swg-duty', 'coord-lac']],
    ['a reprisal in two regions', { regions: ['AFR', 'LAC'] }, ['SWG', 'REGIONAL_COORDINATOR:AFR', 'REGIONAL_COORDINATOR:LAC'], ['swg-duty', 'coord-afr', 'coord-lac']],
    ['a text with a level', { category: 'UNSURE', flags: { reprisal: false, textOnly: true } }, ['SWG', 'REGIONAL_COORDINATOR:LAC', 'REVIEW'], ['swg-duty', 'coord-lac', 'reviewer']],
    ['a text without a level', { ...calm, category: 'OTHER', flags: { reprisal: false, textOnly: true } }, ['REVIEW'], ['reviewer']],
    ['feedback', { ...calm, category: 'FEEDBACK', flags: noReprisal }, ['REVIEW'], ['reviewer']],
    ['feedback with a reprisal sign', { category: 'FEEDBACK' }, ['SWG', 'REGIONAL_COORDINATOR:LAC', 'REVIEW'], ['swg-duty', 'coord-lac', 'reviewer']],
    ['a community request', { ...calm, category: 'COMMUNITY_REQUEST', flags: noReprisal }, ['REGIONAL_COORDINATOR:LAC', 'CRE'], ['coord-lac', 'cre-desk']],
    ['an early warning', { ...calm, category: 'EARLY_WARNING', flags: noReprisal }, ['REGIONAL_COORDINATOR:LAC', 'CRE', 'EWS'], ['coord-lac', 'cre-desk']],
    ['accountability', { ...calm, category: 'ACCOUNTABILITY', flags: noReprisal }, ['REGIONAL_COORDINATOR:LAC', 'ACCOUNTABILITY'], ['coord-lac', 'acc-desk']],
    ['a grant request', { ...calm, category: 'GRANT_REQUEST', flags: noReprisal }, ['REGIONAL_COORDINATOR:LAC', 'CRE', 'GRANTS'], ['coord-lac', 'cre-desk', 'grants-desk']],
    ['a reprisal that asks for money', { flags: { amountAsked: true } }, ['SWG', 'REGIONAL_COORDINATOR:LAC', 'CRE', 'GRANTS'], ['swg-duty', 'coord-lac', 'cre-desk', 'grants-desk']],
    ['staff as target', { flags: { staffTarget: true } }, ['SWG', 'REGIONAL_COORDINATOR:LAC', 'INFOSEC'], ['swg-duty', 'coord-lac', 'infosec']],
    ['orders in the text', { ...calm, category: 'FEEDBACK', flags: { reprisal: false, ordersInText: true } }, ['REVIEW', 'INFOSEC'], ['reviewer', 'infosec']],
    ['something odd', { flags: { odd: true } }, ['SWG', 'REGIONAL_COORDINATOR:LAC', 'REVIEW'], ['swg-duty', 'coord-lac', 'reviewer']],
  ])('%s', (_, said, routes, told) => {
    const routing = route(someFacts(said));
    expect(routing.routes).toEqual(routes);
    expect(routing.told.map(({ person }) => person)).toEqual(told);
    expect(routing.tasks).toEqual([]);
  });

  test('one entry a person, with all the routes that reach her', () => {
    const { told } = route(someFacts({ ...calm, category: 'EARLY_WARNING', flags: noReprisal }));
    expect(told).toContainEqual({ person: 'cre-desk', routes: ['CRE', 'EWS'] });
  });

  test.each([['IMMINENT', 'PAGE'], ['HIGH', 'PAGE'], ['MEDIUM', 'QUEUE'], ['LOW', 'QUEUE'], ['NONE', 'NONE']] as const)('%s alerts by %s', (urgency, alertMode) => {
    expect(route(someFacts({ urgency })).alertMode).toBe(alertMode);
  });
});

describe('no incident country', () => {
  const unknown = { regions: [], countryKnown: false };

  test('global duty finds it out', () => {
    expect(route(someFacts(unknown))).toMatchObject({ routes: ['SWG', 'GLOBAL_DUTY'], tasks: ['FIND_COUNTRY'], lead: 'duty-global' });
  });

  test('a community request too', () => {
    expect(route(someFacts({ ...calm, ...unknown, category: 'COMMUNITY_REQUEST', flags: noReprisal }))).toMatchObject({ routes: ['GLOBAL_DUTY', 'CRE'], tasks: ['FIND_COUNTRY'] });
  });

  test.each(['FEEDBACK', 'OTHER'] as const)('is no matter where no region is wanted: %s', (category) => {
    expect(route(someFacts({ ...calm, ...unknown, category, flags: noReprisal }))).toMatchObject({ routes: ['REVIEW'], tasks: [], lead: 'reviewer' });
  });
});

describe('a consent withdrawn', () => {
  const text = { category: 'UNSURE', urgency: 'MEDIUM', withdrawnConsents: withdrawn, because: ['TEXT'] } as const;

  test('alone goes to the people of the working group as CONSENT', () => {
    const routing = route(someFacts({ ...text, withdrawnConsents: withdrawn, because: ['TEXT'], flags: { reprisal: false, textOnly: true } }));
    expect(routing.routes).toEqual(['CONSENT']);
    expect(routing.told).toEqual([{ person: 'swg-duty', routes: ['CONSENT'] }]);
    expect(routing.lead).toBe('swg-duty');
  });

  test('alone needs no country', () => {
    expect(route(someFacts({ ...text, withdrawnConsents: withdrawn, because: [], regions: [], countryKnown: false, flags: { reprisal: false, textOnly: true } })).tasks).toEqual([]);
  });

  test.each<[string, Parameters<typeof someFacts>[0]]>([
    ['a reprisal', { flags: { reprisal: true } }],
    ['a wished level', { because: ['TEXT', 'WISH'], flags: { reprisal: false, textOnly: true } }],
    ['a text from those who have no form', { urgency: 'HIGH', flags: { reprisal: false, textOnly: true } }],
  ])('is not alone with %s', (_, said) => {
    const { routes } = route(someFacts({ ...text, withdrawnConsents: withdrawn, because: ['TEXT'], ...said }));
    expect(routes).toEqual(expect.arrayContaining(['SWG', 'REGIONAL_COORDINATOR:LAC', 'CONSENT']));
  });

  test('takes nothing away that was asked for', () => {
    const routing = route(someFacts({ ...calm, category: 'COMMUNITY_REQUEST', withdrawnConsents: withdrawn, flags: noReprisal }));
    expect(routing.routes).toEqual(['REGIONAL_COORDINATOR:LAC', 'CRE', 'CONSENT']);
  });

  test('with something odd is reviewed as well', () => {
    const routing = route(someFacts({ ...text, withdrawnConsents: withdrawn, because: [], flags: { reprisal: false, textOnly: true, odd: true } }));
    expect(routing.routes).toEqual(['REVIEW', 'CONSENT']);
  });
});

describe('conflicts', () => {
  test('an excluded coordinator is never told: the alternate takes over, on the same route', () => {
    const routing = route(someFacts({ conflicts: ['c-coord-lac'] }));
    expect(routing).toMatchObject({ routes: ['SWG', 'REGIONAL_COORDINATOR:LAC'], lead: 'coord-lac-2', excluded: ['coord-lac'] });
    expect(routing.told.map(({ person }) => person)).toEqual(['swg-duty', 'coord-lac-2']);
  });

  test('an organisation keeps its people out', () => {
    expect(route(someFacts({ conflicts: ['c-org'] })).excluded).toEqual(['coord-lac']);
  });

  test('coordinator and alternate excluded: global duty', () => {
    const routing = route(someFacts({ conflicts: ['c-coord-lac', 'c-coord-lac-2'] }));
    expect(routing).toMatchObject({ routes: ['SWG', 'GLOBAL_DUTY'], lead: 'duty-global', excluded: ['coord-lac', 'coord-lac-2'] });
  });

  test('global duty excluded too: the last resort', () => {
    expect(route(someFacts({ conflicts: ['c-coord-lac', 'c-coord-lac-2', 'c-duty-global'] })).told.map(({ person }) => person)).toEqual(['swg-duty', 'lead']);
  });

  test('the person on duty in the working group excluded: the others of the group', () => {
    expect(route(someFacts({ conflicts: ['c-swg-duty'] })).told[0]).toEqual({ person: 'swg-member', routes: ['SWG'] });
  });

  test('the whole working group excluded: global duty', () => {
    expect(route(someFacts({ conflicts: ['c-swg-duty', 'c-swg-member'] })).told[0]).toEqual({ person: 'duty-global', routes: ['SWG'] });
  });

  test('the last resort excluded: the working group, then the Steering Committee, then truly nobody', () => {
    const facts = (conflicts: string[]) => someFacts({ regions: [], countryKnown: false, conflicts });
    const duty = ['c-duty-global', 'c-lead'];
    const group = ['c-swg-duty', 'c-swg-member'];
    expect(route(facts(duty)).told).toEqual([{ person: 'swg-duty', routes: ['SWG', 'GLOBAL_DUTY'] }, { person: 'swg-member', routes: ['GLOBAL_DUTY'] }]);
    expect(route(facts([...duty, ...group])).told).toEqual([{ person: 'sc-member', routes: ['SWG', 'GLOBAL_DUTY'] }]);
    const nobody = route(facts([...duty, ...group, 'c-sc-member']));
    expect(nobody).toMatchObject({ told: [], lead: undefined, tasks: ['FIND_COUNTRY', 'NOBODY_LEFT'], routes: ['SWG', 'GLOBAL_DUTY'] });
  });

  test('a civil-society source that we cannot match withholds all coordinators', () => {
    const routing = route(someFacts({ regions: ['LAC', 'AFR'], flags: { unmatchedCivilSociety: true } }));
    expect(routing).toMatchObject({ routes: ['SWG', 'GLOBAL_DUTY', 'REVIEW'], tasks: [], lead: 'duty-global' });
  });
});

describe('the directory', () => {
  test.each([
    ['absent', { absences: [away('coord-lac')] }, 'coord-lac-2'],
    ['absent yesterday', { absences: [{ person: 'coord-lac', from: '2026-05-01', to: '2026-05-31' }] }, 'coord-lac'],
    ['absent from tomorrow', { absences: [{ person: 'coord-lac', from: '2026-06-02', to: '2026-06-03' }] }, 'coord-lac'],
  ])('a coordinator %s', (_, said, lead) => {
    expect(route(someFacts(), aDirectory(said))).toMatchObject({ routes: ['SWG', 'REGIONAL_COORDINATOR:LAC'], lead });
  });

  test('a region without coordinator is global duty', () => {
    const routing = route(someFacts({ regions: ['ASIA'] }));
    expect(routing).toMatchObject({ routes: ['SWG', 'GLOBAL_DUTY'], lead: 'duty-global', tasks: [] });
  });

  test('one region without coordinator does not silence the other', () => {
    const routing = route(someFacts({ regions: ['ASIA', 'LAC'] }));
    expect(routing).toMatchObject({ routes: ['SWG', 'REGIONAL_COORDINATOR:LAC', 'GLOBAL_DUTY'], lead: 'duty-global' });
  });

  test('a new region routes as soon as somebody coordinates it', () => {
    const roles = [...aDirectory().roles, { person: 'reviewer', role: 'REGIONAL_COORDINATOR', region: 'MAGHREB' }];
    expect(route(someFacts({ regions: ['MAGHREB'] }), aDirectory({ roles })).routes).toEqual(['SWG', 'REGIONAL_COORDINATOR:MAGHREB']);
  });

  test('a group without duty reaches all members', () => {
    const roles = aDirectory().roles.map((held) => (held.person === 'swg-duty' ? { ...held, role: 'MEMBER' } : held));
    expect(route(someFacts(), aDirectory({ roles })).told.map(({ person }) => person)).toEqual(['swg-duty', 'swg-member', 'coord-lac']);
  });

  test.each<[string, ReturnType<typeof aDirectory>]>([
    ['without people', aDirectory({ roles: aDirectory().roles.filter(({ group }) => group !== 'grants') })],
    ['of a kind that the directory lacks', aDirectory({ groups: aDirectory().groups.filter(({ kind }) => kind !== 'GRANTS') })],
  ])('a group %s reaches global duty', (_, directory) => {
    const routing = route(someFacts({ flags: { amountAsked: true } }), directory);
    expect(routing.told).toContainEqual({ person: 'duty-global', routes: ['GRANTS'] });
    expect(routing.because.map(({ rule }) => rule)).toContain('NO-GROUP:GRANTS');
  });

  test('a role of somebody whom the directory does not know reaches nobody', () => {
    const roles = [{ person: 'ghost', role: 'GLOBAL_DUTY' }, ...aDirectory().roles];
    expect(route(someFacts({ regions: [], countryKnown: false }), aDirectory({ roles })).told.map(({ person }) => person)).toEqual(['swg-duty', 'duty-global']);
  });

  test('when all are away, the last resort is told all the same', () => {
    const absences = aDirectory().people.map(({ id }) => away(id));
    expect(route(someFacts(), aDirectory({ absences })).told).toEqual([{ person: 'lead', routes: ['SWG', 'GLOBAL_DUTY'] }]);
  });

  test('an empty directory is said to be one', () => {
    const routing = route(someFacts(), aDirectory({ people: [], roles: [], groups: [] }));
    expect(routing).toMatchObject({ told: [], tasks: ['NOBODY_LEFT'] });
  });
});
