import { passwordTooShort } from './new-password.rules';

test.each([
  ['a'.repeat(14), true], ['a'.repeat(15), false], ['😀'.repeat(14), true], ['😀'.repeat(15), false], ['e\u0301'.repeat(14), true],
])('%j is too short: %s', (password, short) => {
  expect(passwordTooShort(password)).toBe(short);
});
