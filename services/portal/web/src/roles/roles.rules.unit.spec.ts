import { heldIn, roleSent } from './roles.rules';

test.each([['MEMBER', 'group'], ['DUTY', 'group'], ['REGIONAL_COORDINATOR', 'region'], ['ALTERNATE_COORDINATOR', 'region'], ['GLOBAL_DUTY', 'all'], ['NEW_ROLE', 'all']])('%s is held in: %s', (role, place) => {
  expect(heldIn(role)).toBe(place);
});

test('a role is sent with its place and nothing else that was chosen before', () => {
  const chosen = { group: 'g-swg', region: 'LAC' };
  expect(roleSent({ role: 'DUTY', ...chosen })).toEqual({ role: 'DUTY', group: 'g-swg' });
  expect(roleSent({ role: 'REGIONAL_COORDINATOR', ...chosen })).toEqual({ role: 'REGIONAL_COORDINATOR', region: 'LAC' });
  expect(roleSent({ role: 'AUDITOR', ...chosen })).toEqual({ role: 'AUDITOR' });
});
