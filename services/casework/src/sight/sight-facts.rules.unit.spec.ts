import { someSightFacts } from '../../test/builders';
import { handlersOf, keysToKeep, resourceOf, sightAfterAlert, sightAfterBody, sightAfterDecision, type DecidedSight, type SightFacts } from './sight-facts.rules';

const decided = (change: Partial<DecidedSight> = {}): DecidedSight => ({
  version: 1, newest: true, routes: ['SWG'], because: ['ROUTE-SWG'], recipients: [{ personId: 'ana', routes: ['SWG'] }], excluded: [], released: [],
  coordinatorsWithheld: false, leadPerson: null, ...change,
});
const after = (facts: SightFacts, ...decisions: Partial<DecidedSight>[]): SightFacts =>
  decisions.reduce<SightFacts>((known, change) => ({ ...known, ...sightAfterDecision(known, decided(change)) }), facts);
const toldOf = (facts: SightFacts) => resourceOf(facts).told;

describe('who may know of a case', () => {
  it('is closed to more people with each body, never to fewer', () => {
    const first = { ...someSightFacts({ coordinatorsWithheld: null }), ...sightAfterBody(someSightFacts({ coordinatorsWithheld: null }), { conflicts: ['c-1'], unmatchedCivilSociety: true }) };
    expect(sightAfterBody(first, { conflicts: ['c-2', 'c-1'], unmatchedCivilSociety: false })).toEqual({ conflicts: ['c-1', 'c-2'], coordinatorsWithheld: true });
  });

  it('does not open to coordinators before a body of the report was heard of', () => {
    const early = after(someSightFacts({ coordinatorsWithheld: null }), {});
    expect(resourceOf(early).coordinatorsWithheld).toBe(true);
    expect(resourceOf({ ...early, ...sightAfterBody(early, { conflicts: [], unmatchedCivilSociety: false }) }).coordinatorsWithheld).toBe(false);
    const withheld = after(someSightFacts(), { coordinatorsWithheld: true });
    expect(after(withheld, { version: 2 }).coordinatorsWithheld).toBe(true);
  });

  it('is every group to which some decision routed it, in whatever order they are heard: an addition for one ends no other\'s sight', () => {
    const facts = after(someSightFacts(), { version: 3, routes: ['REVIEW'] }, { version: 2, newest: false, routes: ['SWG'], excluded: ['bea'], recipients: [] });
    expect(facts).toMatchObject({ routes: ['REVIEW', 'SWG'], excluded: ['bea'] });
    expect(keysToKeep(facts).sight.map(({ key }) => key)).toEqual(expect.arrayContaining(['route:REVIEW', 'route:SWG']));
  });

  it('is still who led until now, unless she is released or kept out', () => {
    const led = someSightFacts({ leadPerson: 'coord-lac', assigned: ['bea'] });
    expect(after(led, { version: 2, leadPerson: 'review-desk' }).assigned).toEqual(['bea', 'coord-lac']);
    expect(after(led, { version: 2, leadPerson: 'coord-afr', released: ['coord-lac'] }).assigned).toEqual(['bea']);
    expect(after(led, { version: 2, leadPerson: 'review-desk', excluded: ['coord-lac'] }).assigned).toEqual(['bea']);
    expect(after(led, { version: 2, leadPerson: 'coord-lac' }).assigned).toEqual(['bea']);
  });

  it('is explained by the rules of the newest decision alone', () => {
    expect(after(someSightFacts(), { version: 3, because: ['ROUTE-REVIEW'] }, { version: 2, newest: false })).toMatchObject({ because: ['ROUTE-REVIEW'] });
  });

  it('is settled person by person: who was released is told again by a newer decision alone', () => {
    const released = after(someSightFacts({ assigned: ['ana', 'bea'] }), { version: 1 }, { version: 3, recipients: [], released: ['ana'] });
    expect(toldOf(released)).toEqual([]);
    expect(released.assigned).toEqual(['bea']);
    expect(toldOf(after(released, { version: 2, newest: false }))).toEqual([]);
    expect(toldOf(after(released, { version: 4 }))).toEqual(['ana']);
    const late = after(someSightFacts(), { version: 3 }, { version: 2, newest: false, recipients: [], released: ['ana'] });
    expect(toldOf(late)).toEqual(['ana']);
  });

  it('is told of by alerts as well, with all routes that reached her', () => {
    const facts = after(someSightFacts(), {});
    const alerted = sightAfterAlert(facts, { version: 2, recipients: [{ personId: 'ana', routes: ['ESCALATION'] }, { personId: 'bea', routes: [] }] });
    expect(alerted.told).toEqual([{ person: 'ana', version: 2, routes: ['SWG', 'ESCALATION'] }, { person: 'bea', version: 2, routes: [] }]);
  });

  it('has it who leads, and whom it was given', () => {
    expect(handlersOf({ leadPerson: 'ana', assigned: ['bea', 'ana'] })).toEqual(['ana', 'bea']);
    expect(handlersOf({ leadPerson: null, assigned: [] })).toEqual([]);
  });

  it('is nobody but who was told, of a case of which only a later event was heard', () => {
    const facts = someSightFacts({ reference: null, coordinatorsWithheld: null, regions: [], told: [{ person: 'ana', version: 1, routes: [] }] });
    expect(keysToKeep(facts).sight.map(({ key }) => key)).toEqual(['all', 'told:ana']);
  });
});
