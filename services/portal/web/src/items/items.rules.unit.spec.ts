import type { Item } from '../api/paths';
import { inOrder, ruleParts, takenByOthers } from './items.rules';

const anItem = (said: Partial<Item>): Item => ({ id: 'i', caseId: 'c', reference: 'AM-0000-0000', kind: 'REPORT', urgency: 'LOW', routes: [], takenBy: [], createdAt: '2026-01-01T00:00:00Z', ...said });
test('what she has not acknowledged comes first: the most urgent, then the oldest; an unknown level before all', () => {
  const rows = [
    anItem({ id: 'low', urgency: 'LOW' }), anItem({ id: 'new', urgency: 'HIGH', createdAt: '2026-01-03T00:00:00Z' }), anItem({ id: 'old', urgency: 'HIGH' }),
    anItem({ id: 'unknown', urgency: 'BEYOND' }), anItem({ id: 'done-old', acknowledgedAt: '2026-01-02T00:00:00Z' }), anItem({ id: 'done-new', createdAt: '2026-01-02T00:00:00Z', acknowledgedAt: '2026-01-02T00:00:00Z' }),
  ];
  const { waiting, done } = inOrder(rows);
  expect(waiting.map(({ id }) => id)).toEqual(['unknown', 'old', 'new', 'low']);
  expect(done.map(({ id }) => id)).toEqual(['done-new', 'done-old']);
});

test('who else has the case is said, and not that she has it herself', () => {
  const at = '2026-01-02T00:00:00Z';
  const item = anItem({ takenBy: [{ person: 'me', at }, { person: 'bea', at }] });
  expect(takenByOthers(item, 'me')).toEqual([{ person: 'bea', at }]);
  expect(takenByOthers(anItem({}), 'me')).toEqual([]);
});

test.each([['T1', { rule: 'T1' }], ['ROUTE-REGION:LAC', { rule: 'ROUTE-REGION', about: 'LAC' }], ['A:B:C', { rule: 'A', about: 'B:C' }]])('%s is read as a rule and what it is about', (code, parts) => {
  expect(ruleParts(code)).toEqual(parts);
});
