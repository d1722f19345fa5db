import { REFERRAL_STEPS, type ReferralStep } from '@amparo/domain';
import { deskMayWrite, partnerMayRead, partnerMayWrite } from './referral-line.rules';

const STEPS = Object.keys(REFERRAL_STEPS) as ReferralStep[];
const OVER: ReferralStep[] = ['DONE', 'DECLINED', 'EXPIRED', 'REVOKED'];
const where = (may: (step: ReferralStep) => boolean) => STEPS.filter(may);

it('is a message of the partner while something is to come, and a service while it helps and consent holds', () => {
  expect(where((step) => partnerMayWrite('MESSAGE', step, false))).toEqual(STEPS.filter((step) => !OVER.includes(step)));
  expect(where((step) => partnerMayWrite('SERVICE', step, true))).toEqual(['SENT', 'ACCEPTED', 'IN_SERVICE']);
  expect(where((step) => partnerMayWrite('SERVICE', step, false))).toEqual([]);
});

it('is written by the desk once a packet was released, and read by the partner only while consent holds', () => {
  expect(where(deskMayWrite)).toEqual(['RELEASED', 'SENT', 'ACCEPTED', 'IN_SERVICE']);
  expect(where((step) => partnerMayRead('DESK', step, false))).toEqual([]);
  for (const step of OVER) expect([partnerMayRead('DESK', step, true), partnerMayRead('PARTNER', step, true)]).toEqual([false, false]);
  expect([partnerMayRead('PARTNER', 'OFFERED', false), partnerMayRead('DESK', 'SENT', true)]).toEqual([true, true]);
});
