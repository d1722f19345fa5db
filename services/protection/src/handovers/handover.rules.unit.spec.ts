import { readClocks, type Urgency } from '@amparo/domain';
import { answeredWithin } from './handover.rules';

test.each<[Urgency, number]>([['IMMINENT', 15], ['HIGH', 120], ['MEDIUM', 720], ['LOW', 2_160], ['NONE', 15]])('a hand-over at %s is to be answered in %i minutes', (urgency, minutes) => {
  expect(answeredWithin(urgency, readClocks(undefined))).toBe(minutes * 60_000);
});
