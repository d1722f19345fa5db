import { firstWay, isOver } from './sign-in.rules';

test.each([
  [['totp', 'webauthn', 'recovery'], 'webauthn'], [['recovery', 'totp'], 'totp'], [['recovery'], 'recovery'], [[], undefined],
] as const)('of %j the page offers %s first', (ways, first) => {
  expect(firstWay(ways)).toBe(first);
});

test('signing in begins anew when its attempt has ended, and for no other reason', () => {
  expect(['attempt.ended', 'sign-in.refused', 'factor.refused', 'http.500'].filter(isOver)).toEqual(['attempt.ended']);
});
