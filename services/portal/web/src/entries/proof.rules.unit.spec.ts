import { proofInGroups } from './proof.rules';

const line = `amparo-proof-1 2026-03-01 ${'0a'.repeat(32)} ${'1b'.repeat(8)} ${'Zx-_9'.repeat(17)}Q`;

test('a proof is shown in groups of four, and stays the line that the door gave', () => {
  const parts = proofInGroups(line);
  expect(parts.map((groups) => groups.join('')).join(' ')).toBe(line);
  expect(parts.slice(0, 2)).toEqual([['amparo-proof-1'], ['2026-03-01']]);
  expect(parts.slice(2).map((groups) => groups.length)).toEqual([16, 4, 22]);
  expect(parts.slice(2).flat().every((group) => group.length <= 4)).toBe(true);
});
