import type { Alert } from '../api/paths';
import { queueOf } from './queue.rules';

const alert = (caseId: string, said: Partial<Alert> = {}): Alert => ({
  caseId, reference: 'AM-0000-0000', urgency: 'HIGH', mode: 'PAGE', regions: [], raisedAt: '2026-01-01T00:00:00Z', acknowledgedAt: null, acknowledgedBy: null, nextRungAt: null, pausedUntil: null, handover: null, lowering: null, clocks: [], rungsTaken: 0, gathered: 0, missedCheckIn: null, ...said,
});

test('what nobody took stands apart, the most urgent first, then the one that waits longest', () => {
  const { NOBODY, WAITING, TAKEN } = queueOf([
    alert('new', { raisedAt: '2026-01-02T00:00:00Z' }), alert('old'), alert('worst', { urgency: 'IMMINENT', raisedAt: '2026-01-03T00:00:00Z' }), alert('climbed', { rungsTaken: 2 }), alert('climbed-worst', { rungsTaken: 1, urgency: 'IMMINENT' }),
    alert('taken', { acknowledgedAt: '2026-01-02T00:00:00Z', acknowledgedBy: 'ana', rungsTaken: 1 }), alert('taken-last', { acknowledgedAt: '2026-01-03T00:00:00Z', acknowledgedBy: 'ana' }),
  ]);
  expect([NOBODY, WAITING, TAKEN].map((part) => part.map(({ caseId }) => caseId))).toEqual([['climbed-worst', 'climbed'], ['worst', 'old', 'new'], ['taken-last', 'taken']]);
});

test('of what somebody has, what is overdue stands first', () => {
  const late = { clock: 'SAFE_CONTACT', dueAt: '2026-01-01T00:00:00Z', metAt: null, overdue: true } as const;
  const { TAKEN } = queueOf([alert('worst', { urgency: 'IMMINENT', acknowledgedAt: '2026-01-02T00:00:00Z' }), alert('late', { urgency: 'LOW', acknowledgedAt: '2026-01-02T00:00:00Z', clocks: [late] })]);
  expect(TAKEN.map(({ caseId }) => caseId)).toEqual(['late', 'worst']);
});

test('of what somebody has, what she watches stands by itself', () => {
  const { TAKEN, WATCHED, WAITING } = queueOf([alert('hers', { acknowledgedAt: '2026-01-02T00:00:00Z', watched: true }), alert('other', { acknowledgedAt: '2026-01-02T00:00:00Z' }), alert('waits', { watched: true })]);
  expect([TAKEN, WATCHED, WAITING].map((part) => part.map(({ caseId }) => caseId))).toEqual([['other'], ['hers'], ['waits']]);
});
