import type { Alert, Item } from '../api/paths';
import { inOrder, ruleParts, withAlerts } from './items.rules';

const anItem = (said: Partial<Item>): Item => ({ id: 'i', caseId: 'c', reference: 'AM-0000-0000', kind: 'REPORT', urgency: 'LOW', routes: [], createdAt: '2026-01-01T00:00:00Z', ...said });
const anAlert = (said: Partial<Alert>): Alert => ({
  caseId: 'c', reference: 'AM-0000-0000', urgency: 'LOW', mode: 'QUEUE', regions: [], raisedAt: '2026-01-01T00:00:00Z', acknowledgedAt: null, acknowledgedBy: null, nextRungAt: null, rungsTaken: 0, ...said,
});

test('what she has not acknowledged comes first: the most urgent, then the oldest; an unknown level before all', () => {
  const rows = [
    anItem({ id: 'low', urgency: 'LOW' }), anItem({ id: 'new', urgency: 'HIGH', createdAt: '2026-01-03T00:00:00Z' }), anItem({ id: 'old', urgency: 'HIGH' }),
    anItem({ id: 'unknown', urgency: 'BEYOND' }), anItem({ id: 'done-old', acknowledgedAt: '2026-01-02T00:00:00Z' }), anItem({ id: 'done-new', createdAt: '2026-01-02T00:00:00Z', acknowledgedAt: '2026-01-02T00:00:00Z' }),
  ];
  const { waiting, done } = inOrder(rows);
  expect(waiting.map(({ id }) => id)).toEqual(['unknown', 'old', 'new', 'low']);
  expect(done.map(({ id }) => id)).toEqual(['done-new', 'done-old']);
});

test('who took a case stands beside its items, and beside no other', () => {
  const alerts = [anAlert({ caseId: 'c', acknowledgedBy: 'ana', acknowledgedAt: '2026-01-02T00:00:00Z' }), anAlert({ caseId: 'd' })];
  expect(withAlerts([anItem({}), anItem({ caseId: 'd' }), anItem({ caseId: 'e' })], alerts).map(({ takenBy }) => takenBy)).toEqual(['ana', undefined, undefined]);
});

test.each([['T1', { rule: 'T1' }], ['ROUTE-REGION:LAC', { rule: 'ROUTE-REGION', about: 'LAC' }], ['A:B:C', { rule: 'A', about: 'B:C' }]])('%s is read as a rule and what it is about', (code, parts) => {
  expect(ruleParts(code)).toEqual(parts);
});
