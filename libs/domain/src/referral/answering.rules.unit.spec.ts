import { answerUntil, needStands, nextWordBy, isOver,  REFERRAL_STEPS, URGENCIES, type ReferralStep } from '../index';

it('gives less time the greater the danger', () => {
  const now = new Date('2026-03-02T12:00:00.000Z');
  const hours = (['IMMINENT', 'HIGH', 'MEDIUM', 'LOW', 'NONE'] as const).map((level) => (answerUntil(level, now).getTime() - now.getTime()) / 3_600_000);
  expect(hours).toEqual([1, 12, 48, 120, 120]);
  expect([...URGENCIES].sort()).toEqual(['HIGH', 'IMMINENT', 'LOW', 'MEDIUM', 'NONE']);
});

it.each(Object.keys(REFERRAL_STEPS) as ReferralStep[])('waits for the next word after a yes until somebody helps, %s', (step) => {
  const now = new Date('2026-03-02T12:00:00.000Z');
  const waits = !isOver(step) && !['DRAFT', 'OFFERED', 'IN_SERVICE'].includes(step);
  expect(nextWordBy(step, 'HIGH', now)).toEqual(waits ? answerUntil('HIGH', now) : null);
});

describe('a need', () => {
  const steps = Object.keys(REFERRAL_STEPS) as ReferralStep[];
  it.each(steps)('with one referral, %s', (step) => {
    const wanted = step === 'OFFERED' ? 'WAITING' : ['DRAFT', 'DECLINED', 'EXPIRED', 'REVOKED'].includes(step) ? 'NOBODY' : 'HELPED';
    expect(needStands([step])).toBe(wanted);
    expect(needStands([step, 'COMMITTED'])).toBe('HELPED');
    expect(needStands([step, 'DECLINED'])).toBe(wanted);
  });
  it('that nobody was asked about is nobody\'s', () => expect(needStands([])).toBe('NOBODY'));
});
