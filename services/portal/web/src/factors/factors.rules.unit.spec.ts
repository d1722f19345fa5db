import { inFours, pathOf, plainCode } from './factors.rules';

test('a code is read without the spaces between its digits, whatever kind they are', () => {
  expect(plainCode(' 123\u00a0456\t')).toBe('123456');
});

test('a secret is shown in groups of four', () => {
  expect(inFours('ABCDEFGHIJ')).toBe('ABCD EFGH IJ');
  expect(inFours('')).toBe('');
});

test('each dark square becomes one by one in the picture', () => {
  expect(pathOf([[true, false], [false, true]])).toBe('M0 0h1v1h-1zM1 1h1v1h-1z');
});
