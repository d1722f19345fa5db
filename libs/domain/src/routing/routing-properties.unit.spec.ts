import * as fc from 'fast-check';
import { COUNTRY_CODES, ladder, regionOfCountry, routingFactsOf, RUNGS, screen, whoMustKnow } from '../index';
import type { FoundAtTheDoor, RoutingFacts } from '../index';
import { aDirectory, anyBody, anyConflicts, anyDirectory, aReport } from '../../test/builders';

const now = new Date('2026-06-01T12:00:00Z');
const found: FoundAtTheDoor = { caseId: 'case-1', odd: false, ordersInText: false, conflicts: [], organisationMatched: false, overrides: {} };

function factsOf(body: Record<string, unknown>, more: Partial<FoundAtTheDoor> = {}): RoutingFacts {
  const report = aReport(body);
  return routingFactsOf(report, screen(report), { ...found, ...more });
}

test('nobody is both told and excluded, on no rung of the ladder either', () => {
  fc.assert(fc.property(anyBody, anyDirectory, anyConflicts, (body, directory, conflicts) => {
    const facts = factsOf(body, { conflicts });
    const { told, excluded } = whoMustKnow(facts, directory, now);
    const people = told.map(({ person }) => person);
    const climbed = RUNGS.flatMap((rung) => ladder({ ...facts, unmatchedCivilSociety: false }, directory, rung, excluded, now).people);
    expect([...people, ...climbed].filter((person) => excluded.includes(person))).toEqual([]);
  }), { numRuns: 1000 });
});

test('every report reaches at least one person when somebody of the last resort is not kept out', () => {
  fc.assert(fc.property(anyBody, anyDirectory, anyConflicts, fc.boolean(), (body, directory, conflicts, ordersInText) => {
    const facts = factsOf(body, { conflicts, ordersInText });
    const { told, routes, lead, because, tasks } = whoMustKnow(facts, directory, now);
    expect(told.length).toBeGreaterThan(0);
    expect(tasks).not.toContain('NOBODY_LEFT');
    expect(told.map(({ person }) => person)).toContain(lead);
    expect(because.length).toBeGreaterThan(0);
    // Nothing decided goes unheard: each route reaches somebody.
    expect(routes.filter((route) => !told.some((each) => each.routes.includes(route)))).toEqual([]);
    for (const rung of RUNGS) expect(ladder({ ...facts, unmatchedCivilSociety: false }, directory, rung, [], now).people.length).toBeGreaterThan(0);
  }), { numRuns: 1000 });
});

test('each person is told once, each route given once', () => {
  fc.assert(fc.property(anyBody, anyDirectory, (body, directory) => {
    const { told, routes } = whoMustKnow(factsOf(body), directory, now);
    expect(new Set(told.map(({ person }) => person)).size).toBe(told.length);
    expect(new Set(routes).size).toBe(routes.length);
    for (const each of told) expect(new Set(each.routes).size).toBe(each.routes.length);
  }));
});

test('the order of countries changes the lead only', () => {
  fc.assert(fc.property(anyBody, anyDirectory, (body, directory) => {
    const there = whoMustKnow(factsOf(body), directory, now);
    const back = whoMustKnow(factsOf({ ...body, incidentCountries: [...body.incidentCountries].reverse() }), directory, now);
    const unordered = ({ told, routes, tasks, alertMode, excluded }: typeof there) => ({
      told: new Map(told.map(({ person, routes: each }) => [person, new Set(each)])), routes: new Set(routes), tasks, alertMode, excluded,
    });
    expect(unordered(back)).toEqual(unordered(there));
  }));
});

test.each(COUNTRY_CODES)('a reprisal in %s reaches the working group and its region or global duty', (country) => {
  const { routes, told } = whoMustKnow(factsOf({ category: 'REPRISAL', incidentCountries: [country] }), aDirectory(), now);
  const region = regionOfCountry(country)!;
  expect(routes).toEqual(['SWG', region === 'LAC' || region === 'AFR' ? `REGIONAL_COORDINATOR:${region}` : 'GLOBAL_DUTY']);
  expect(told).toHaveLength(2);
});

test('where the person is now never tells a region by itself', () => {
  fc.assert(fc.property(anyBody, fc.constantFrom(...COUNTRY_CODES), (body, presentCountry) => {
    fc.pre(!body.incidentCountries.includes(presentCountry));
    expect(factsOf({ ...body, presentCountry }).regions).toEqual(factsOf(body).regions);
  }));
});

test('the facts are S1 alone: no country, text, name, contact or factor leaves with them', () => {
  const secret = 'canary-7c1';
  const facts = factsOf({
    narrative: secret, involvedNames: [secret], project: secret, banks: [secret], caseReference: secret, language: 'es-CO', incidentCountries: ['CO'],
    riskFactors: ['RF-HIDING'], sources: ['SRC-CSO'], involvedOrganisations: [secret], involvedPeople: [secret], targets: ['TGT-STAFF'],
    safeContact: { channel: 'SIGNAL', value: secret }, consents: [{ purpose: 'CP-UN', recipient: '*', status: 'WITHDRAWN', conditions: secret }], amount: '12345',
  });
  const text = JSON.stringify(facts);
  for (const hidden of [secret, 'RF-', 'TGT-', 'SRC-', '"CO"', 'es-CO', '12345', 'one two three']) expect(text).not.toContain(hidden);
  expect(facts).toMatchObject({
    regions: ['LAC'], countryKnown: true, language: 'es', hasSafeChannel: true, withdrawnConsents: [{ purpose: 'CP-UN', recipient: undefined }],
    flags: { reprisal: true, staffTarget: true, amountAsked: true, unmatchedCivilSociety: true },
  });
});

test('a civil-society source whose organisation we know withholds nobody', () => {
  expect(factsOf({ sources: ['SRC-CSO'] }, { organisationMatched: true }).flags.unmatchedCivilSociety).toBe(false);
});
