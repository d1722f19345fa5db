import { actsFor, HAND_OFF_STEPS, handOffMayGo, ROUTE_OF, type HandOffStep } from './hand-off.rules';

it('goes on and never back, and ends for good', () => {
  const steps = Object.keys(HAND_OFF_STEPS) as HandOffStep[];
  const pairs = steps.flatMap((from) => steps.filter((to) => handOffMayGo(from, to)).map((to) => `${from} ${to}`));
  expect(pairs).toEqual(['ASKED TAKEN', 'ASKED DONE', 'ASKED DECLINED', 'ASKED CALLED_BACK', 'TAKEN DONE', 'TAKEN DECLINED', 'TAKEN CALLED_BACK']);
});

it('is moved by its group, and by global duty in its place', () => {
  const of = (is: string, ...routes: string[]) => [{ is, routes }];
  expect([actsFor(of('GROUP_MEMBER', 'ACCOUNTABILITY'), 'ACCOUNTABILITY'), actsFor(of('GROUP_MEMBER', 'CRE', 'EWS'), 'COMMUNITY'), actsFor(of('GRANTS_OFFICER', 'GRANTS'), 'GRANT'), actsFor(of('GLOBAL_DUTY', 'GLOBAL_DUTY'), 'GRANT')]).toEqual([true, true, true, true]);
  expect([actsFor(of('GROUP_MEMBER', 'ACCOUNTABILITY'), 'COMMUNITY'), actsFor(of('WORKING_GROUP', 'SWG', 'CONSENT'), 'GRANT'), actsFor([], 'GRANT')]).toEqual([false, false, false]);
  expect(new Set(Object.values(ROUTE_OF)).size).toBe(3);
});
