import * as fc from 'fast-check';
import { DELETE_WITHIN_HOURS, deletionDue, mayHaveSaid } from './deletion.rules';

const instant = fc.integer({ min: 0, max: 1_000_000 }).map((seconds) => new Date(Date.UTC(2026, 0, 1) + seconds * 1_000));

it('is due three days after it was asked', () => {
  expect(DELETE_WITHIN_HOURS).toBe(72);
  expect(deletionDue(new Date('2026-03-01T10:00:00Z'))).toEqual(new Date('2026-03-04T10:00:00Z'));
});

it('was said after it was asked, and not in the future', () => {
  fc.assert(fc.property(instant, instant, instant, (said, asked, now) => expect(mayHaveSaid(said, asked, now)).toBe(asked.getTime() <= said.getTime() && said.getTime() <= now.getTime())));
});
