import { aKnownCase } from '../../test/builders';
import { afterBody, afterDecision, afterLowering, type KnownCase, type ReceivedBody } from './case.rules';

const at = (day: number): Date => new Date(Date.UTC(2026, 0, day));
const body = (change: Partial<ReceivedBody> = {}): ReceivedBody => ({
  reference: 'AM-1111-1111', sequence: 1, category: 'REPRISAL', urgency: 'MEDIUM', reprisal: true, regions: ['LAC'], countryKnown: true, inBurst: false, receivedAt: at(1), ...change,
});
const apply = (known: KnownCase, ...bodies: ReceivedBody[]): KnownCase => bodies.reduce((now, one) => ({ ...now, ...afterBody(now, one) }), known);

describe('a case after a body', () => {
  it('is the same whichever of two bodies is heard of first', () => {
    const first = body();
    const addition = body({ sequence: 2, category: 'UNSURE', urgency: 'HIGH', reprisal: false, regions: ['LAC'], receivedAt: at(4) });
    const again = body({ sequence: 3, urgency: 'LOW', receivedAt: at(9) });
    const expected = apply(aKnownCase(), first, addition, again);
    expect(apply(aKnownCase({ receivedAt: at(9) }), again, addition, first)).toEqual(expected);
    expect(expected).toMatchObject({ category: 'REPRISAL', urgency: 'HIGH', doorUrgency: 'HIGH', reprisalFrom: at(1), reprisalTo: at(9), receivedAt: at(1) });
  });

  it('came in bursts alone until one of its bodies comes by itself, in whatever order', () => {
    const [of, byItself] = [body({ inBurst: true }), body({ sequence: 2, inBurst: false })];
    expect(apply(aKnownCase(), of, of).outsideBurst).toBe(false);
    for (const bodies of [[of, byItself], [byItself, of]]) expect(apply(aKnownCase(), ...bodies).outsideBurst).toBe(true);
  });

  it('keeps the regions that protection or a person has decided', () => {
    expect(afterBody(aKnownCase({ regions: ['AFR'], routedVersion: 3 }), body()).regions).toEqual(['AFR']);
    expect(afterBody(aKnownCase({ regions: ['AFR'], countriesCorrected: true }), body()).regions).toEqual(['AFR']);
    expect(afterBody(aKnownCase({ regions: ['AFR'] }), body()).regions).toEqual(['AFR', 'LAC']);
  });
});

describe('a case after a decision', () => {
  const decided = { version: 4, reference: 'AM-1111-1111', category: 'REPRISAL', urgency: 'LOW', regions: ['ASIA'], leadPerson: 'coord-asia' } as const;

  it('takes over what is newer', () => {
    expect(afterDecision(aKnownCase({ routedVersion: 3, regions: ['LAC'] }), decided)).toMatchObject({ regions: ['ASIA'], leadPerson: 'coord-asia', routedVersion: 4 });
  });

  it.each([4, 5])('is not set back by one that is not newer than version %i', (routedVersion) => {
    expect(afterDecision(aKnownCase({ routedVersion, regions: ['LAC'] }), decided)).toEqual({ urgency: 'LOW' });
  });

  it('is never lowered, and has no lead when nobody leads', () => {
    expect(afterDecision(aKnownCase({ urgency: 'HIGH', leadPerson: 'coord-lac' }), { ...decided, leadPerson: '' })).toMatchObject({ urgency: 'HIGH', leadPerson: null });
  });
});

describe('a case that people lowered', () => {
  const high = aKnownCase({ urgency: 'HIGH', doorUrgency: 'HIGH', routedVersion: 3 });
  const lowered = { ...high, ...afterLowering(high, { version: 5, urgency: 'MEDIUM' }) };
  const decided = { version: 6, reference: 'AM-1111-1111', category: 'REPRISAL', urgency: 'HIGH', regions: ['LAC'], leadPerson: '' } as const;

  it('has the lower level, which no body at the door takes back', () => {
    expect(lowered).toMatchObject({ urgency: 'MEDIUM', loweredVersion: 5 });
    expect(afterBody(lowered, body({ sequence: 2, urgency: 'HIGH' }))).toMatchObject({ urgency: 'MEDIUM', doorUrgency: 'HIGH' });
  });

  it('rises again by a newer decision, and by none of before, in whatever order they are heard', () => {
    expect(afterDecision(lowered, decided)).toMatchObject({ urgency: 'HIGH' });
    expect(afterDecision(lowered, { ...decided, version: 4 })).toMatchObject({ urgency: 'MEDIUM' });
    const routed = { ...high, ...afterDecision(high, decided) };
    expect({ ...routed, ...afterLowering(routed, { version: 5, urgency: 'MEDIUM' }) }).toMatchObject({ urgency: 'HIGH', loweredVersion: 5 });
    expect(afterLowering(lowered, { version: 4, urgency: 'LOW' })).toEqual({});
  });

  it('has the level of the newest decision where the lowering before it was heard after it, as in the order in which they were told', () => {
    const raised = { ...decided, version: 11, urgency: 'MEDIUM' } as const;
    const low = { version: 9, urgency: 'LOW' } as const;
    const inOrder = { ...high, ...afterLowering(high, low) };
    const other = { ...high, ...afterDecision(high, raised) };
    const [one, two] = [{ ...inOrder, ...afterDecision(inOrder, raised) }, { ...other, ...afterLowering(other, low) }];
    expect(one.urgency).toBe('MEDIUM');
    expect(two).toEqual(one);
  });
});
