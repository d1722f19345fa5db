import type { Urgency } from '@amparo/domain';
import { dueAfter } from './task.rules';

const from = new Date('2026-03-01T10:00:00Z');

describe('a task', () => {
  it.each<[string, Urgency, string]>([
    ['FIND_COUNTRY', 'IMMINENT', '2026-03-01T14:00:00Z'],
    ['FIND_COUNTRY', 'HIGH', '2026-03-01T14:00:00Z'],
    ['FIND_COUNTRY', 'MEDIUM', '2026-03-02T10:00:00Z'],
    ['FIND_COUNTRY', 'NONE', '2026-03-02T10:00:00Z'],
    ['SOMETHING_NEW', 'LOW', '2026-03-02T10:00:00Z'],
    ['NOBODY_LEFT', 'LOW', '2026-03-01T10:00:00Z'],
    ['HEED_WITHDRAWAL', 'LOW', '2026-03-01T10:00:00Z'],
    ['FETCH_CONTENT', 'NONE', '2026-03-01T10:00:00Z'],
  ])('%s of a case at %s is due at %s', (code, urgency, due) => {
    expect(dueAfter(code, urgency, from)).toEqual(new Date(due));
  });
});
