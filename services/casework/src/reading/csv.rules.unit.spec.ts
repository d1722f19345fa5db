import { csvLine, type Cell } from './csv.rules';

it.each<[Cell[], string]>([
  [['a', 1, true, null, ''], 'a,1,true,,'],
  [[['LAC', 'AFR'], new Date(Date.UTC(2026, 0, 1))], 'LAC AFR,2026-01-01T00:00:00.000Z'],
  [['say "x"', 'a,b', 'a\nb'], '"say ""x""","a,b","a\nb"'],
  [['=1+1', '+1', '-1', '@x'], '\'=1+1,\'+1,\'-1,\'@x'],
])('a line of %j', (values, line) => {
  expect(csvLine(values)).toBe(`${line}\r\n`);
});
