import { HERS_MS, isPassive } from './passive.rules';

test.each([
  ['GET', 0, false], ['GET', HERS_MS, false], ['GET', HERS_MS + 1, true], ['HEAD', HERS_MS + 1, true], ['POST', HERS_MS + 1, false],
])('%s, %i ms after a touch, is the page\'s own doing: %s', (method, since, passive) => {
  expect(isPassive(method, 1_000_000, 1_000_000 + since)).toBe(passive);
});
