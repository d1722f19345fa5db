import type { Review } from '../risk/risk.calls';
import { soonOf } from './reviews.rules';

const NOW = Date.parse('2026-01-10T00:00:00Z');
const review = (caseId: string, expiresAt: string, said: Partial<Review> = {}): Review => ({
  caseId, reference: 'AM-0000-0000', urgency: 'MEDIUM', assessedAt: '2026-01-01T00:00:00Z', expiresAt, due: Date.parse(expiresAt) <= NOW, open: 0, late: 0, nextDueAt: null, ...said,
});

test('the desk shows what has ended, ends within two days, or has a late action, the first to end first', () => {
  const shown = soonOf([
    review('later', '2026-02-01T00:00:00Z'), review('late-plan', '2026-03-01T00:00:00Z', { late: 1 }), review('soon', '2026-01-12T00:00:00Z'), review('just-not', '2026-01-12T00:00:01Z'), review('over', '2026-01-09T00:00:00Z'),
  ], NOW);
  expect(shown.map(({ caseId }) => caseId)).toEqual(['over', 'soon', 'late-plan']);
});
