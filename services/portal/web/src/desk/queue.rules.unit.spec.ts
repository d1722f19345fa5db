import type { Alert } from '../api/paths';
import { queueOf } from './queue.rules';

const alert = (caseId: string, said: Partial<Alert> = {}): Alert => ({
  caseId, reference: 'AM-0000-0000', urgency: 'HIGH', mode: 'PAGE', regions: [], raisedAt: '2026-01-01T00:00:00Z', acknowledgedAt: null, acknowledgedBy: null, nextRungAt: null, rungsTaken: 0, gathered: 0, missedCheckIn: null, ...said,
});

test('what nobody took stands apart, the most urgent first, then the one that waits longest', () => {
  const { NOBODY, WAITING, TAKEN } = queueOf([
    alert('new', { raisedAt: '2026-01-02T00:00:00Z' }), alert('old'), alert('worst', { urgency: 'IMMINENT', raisedAt: '2026-01-03T00:00:00Z' }), alert('climbed', { rungsTaken: 2 }), alert('climbed-worst', { rungsTaken: 1, urgency: 'IMMINENT' }),
    alert('taken', { acknowledgedAt: '2026-01-02T00:00:00Z', acknowledgedBy: 'ana', rungsTaken: 1 }), alert('taken-last', { acknowledgedAt: '2026-01-03T00:00:00Z', acknowledgedBy: 'ana' }),
  ]);
  expect([NOBODY, WAITING, TAKEN].map((part) => part.map(({ caseId }) => caseId))).toEqual([['climbed-worst', 'climbed'], ['worst', 'old', 'new'], ['taken-last', 'taken']]);
});
