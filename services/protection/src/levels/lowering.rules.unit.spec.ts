import type { Urgency } from '@amparo/domain';
import { needsSecond, refuseUnlessAgreeable, refuseUnlessLower, type LoweredLevel } from './lowering.rules';

const now = new Date('2026-03-01T10:00:00Z');
const asked = { askedBy: 'ana', before: 'HIGH' as const, endsAt: new Date('2026-03-01T10:00:01Z') };

describe('lowering', () => {
  it.each<[Urgency, boolean]>([['IMMINENT', true], ['HIGH', true], ['MEDIUM', false], ['LOW', false]])('from %s takes a second person: %s', (from, second) => {
    expect(needsSecond(from)).toBe(second);
  });

  it.each<[Urgency, LoweredLevel]>([['HIGH', 'HIGH'], ['MEDIUM', 'HIGH'], ['LOW', 'LOW'], ['NONE', 'LOW']])('from %s to %s is none', (from, to) => {
    expect(() => refuseUnlessLower(from, to)).toThrow(expect.objectContaining({ code: 'urgency.not-lower' }) as Error);
  });

  it('is agreed to by another, in time, while nothing more is known', () => {
    expect(() => refuseUnlessAgreeable(asked, 'bea', 'HIGH', now)).not.toThrow();
    for (const [person, level, at, code] of [
      ['ana', 'HIGH', now, 'lowering.second-person'], ['bea', 'IMMINENT', now, 'lowering.ended'], ['bea', 'HIGH', asked.endsAt, 'lowering.ended'],
    ] as const) {
      expect(() => refuseUnlessAgreeable(asked, person, level, at)).toThrow(expect.objectContaining({ code }) as Error);
    }
  });
});
