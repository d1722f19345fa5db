import { Refusal } from '@amparo/kernel';
import { DEFAULT_CLOCKS, readClocks } from '../index';

const minutes = (n: number) => n * 60_000;
const hours = (n: number) => minutes(n * 60);

test('the defaults are those of guide 4.2, and HIGH has a last resort', () => {
  const { IMMINENT, HIGH, MEDIUM, LOW } = DEFAULT_CLOCKS.levels;
  expect([IMMINENT.tell, IMMINENT.acknowledge, IMMINENT.safeContact, IMMINENT.protectionDecision]).toEqual([minutes(1), minutes(30), hours(2), hours(24)]);
  expect(IMMINENT.rungs).toEqual([
    { after: minutes(30), to: 'ALTERNATE_COORDINATOR' }, { after: minutes(60), to: 'GLOBAL_DUTY' }, { after: minutes(90), to: 'LAST_RESORT' },
  ]);
  expect([HIGH.acknowledge, HIGH.safeContact, HIGH.protectionDecision]).toEqual([hours(4), hours(24), hours(72)]);
  expect(HIGH.rungs).toEqual([{ after: hours(4), to: 'ALTERNATE_COORDINATOR' }, { after: hours(8), to: 'GLOBAL_DUTY' }, { after: hours(12), to: 'LAST_RESORT' }]);
  expect([MEDIUM.acknowledge, MEDIUM.safeContact, MEDIUM.protectionDecision, MEDIUM.rungs]).toEqual([hours(24), hours(72), hours(240), [{ after: hours(48), to: 'GLOBAL_DUTY' }]]);
  expect([LOW.acknowledge, LOW.safeContact, LOW.protectionDecision, LOW.rungs, LOW.repeat]).toEqual([hours(72), hours(168), undefined, [], hours(168)]);
  expect([IMMINENT, HIGH, MEDIUM, LOW].map(({ findCountry }) => findCountry)).toEqual([hours(4), hours(4), hours(24), hours(24)]);
  expect(DEFAULT_CLOCKS.unreadReview).toBe(minutes(30));
});

test('configuration changes what it names and nothing else', () => {
  expect(readClocks(undefined)).toEqual(DEFAULT_CLOCKS);
  const clocks = readClocks({ levels: { HIGH: { acknowledge: 1000, rungs: [{ after: 2000, to: 'LAST_RESORT' }] } }, unreadReview: 5 });
  expect(clocks).toEqual({
    levels: { ...DEFAULT_CLOCKS.levels, HIGH: { ...DEFAULT_CLOCKS.levels.HIGH, acknowledge: 1000, rungs: [{ after: 2000, to: 'LAST_RESORT' }] } }, unreadReview: 5,
  });
});

test.each<[string, unknown]>([
  ['text', 'x'], ['null', null], ['an unknown name', { level: {} }], ['an unknown level', { levels: { NONE: {} } }], ['a name of the language', JSON.parse('{"__proto__":{}}')],
  ['a time in words', { levels: { HIGH: { acknowledge: '4 h' } } }], ['a time of zero', { unreadReview: 0 }], ['half a millisecond', { unreadReview: 0.5 }],
  ['no end of time', { unreadReview: 1e12 }], ['an unknown rung', { levels: { HIGH: { rungs: [{ after: 1, to: 'BOSS' }] } } }],
  ['rungs that are no list', { levels: { HIGH: { rungs: {} } } }],
  ['a ladder back in time', { levels: { HIGH: { rungs: [{ after: 2, to: 'GLOBAL_DUTY' }, { after: 1, to: 'LAST_RESORT' }] } } }],
  ['a ladder that narrows', { levels: { HIGH: { rungs: [{ after: 1, to: 'LAST_RESORT' }, { after: 2, to: 'GLOBAL_DUTY' }] } } }],
])('%s is no clock table', (_, overrides) => {
  expect(() => readClocks(overrides)).toThrow(Refusal);
});
