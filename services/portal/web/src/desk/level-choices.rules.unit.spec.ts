import { higherThan, lowerThan } from './level-choices.rules';

test('a case is raised above its level, and lowered below it, never to none', () => {
  expect(higherThan('MEDIUM')).toEqual(['HIGH', 'IMMINENT']);
  expect(higherThan('NONE')).toEqual(['LOW', 'MEDIUM', 'HIGH', 'IMMINENT']);
  expect(higherThan('IMMINENT')).toEqual([]);
  expect(lowerThan('IMMINENT')).toEqual(['HIGH', 'MEDIUM', 'LOW']);
  expect(lowerThan('LOW')).toEqual([]);
  expect(lowerThan('NONE')).toEqual([]);
});
