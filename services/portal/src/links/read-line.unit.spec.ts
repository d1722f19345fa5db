import { readLine } from './read-line';

const ID = '0b7e4f5a-1111-4222-8333-444455556666';
const read = (fields: Record<string, string>) => readLine({ one: (name) => fields[name] ?? '' });
const service = { lineId: ID, kind: 'SERVICE', words: ' invented help ', measure: 'PM-LEGAL', day: '2026-03-02' };

it('reads a message and a service, and of a message nothing else', () => {
  expect(read(service)).toEqual({ lineId: ID, kind: 'SERVICE', words: 'invented help', measure: 'PM-LEGAL', day: '2026-03-02' });
  expect(read({ ...service, kind: 'MESSAGE' })).toEqual({ lineId: ID, kind: 'MESSAGE', words: 'invented help' });
});

it.each<[string, Record<string, string>]>([
  ['no id', { lineId: '' }], ['an id that is none', { lineId: `${ID}0` }], ['another kind', { kind: '__proto__' }], ['no words', { words: ' \n ' }], ['too many', { words: 'x'.repeat(5_001) }],
  ['a service of no kind', { measure: 'toString' }], ['a service without a day', { day: '' }], ['a day with more behind it', { day: '2026-03-02T10:00' }],
])('reads nothing with %s', (_what, change) => expect(read({ ...service, ...change })).toBeUndefined());
