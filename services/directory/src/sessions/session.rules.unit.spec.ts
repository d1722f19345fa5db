import { endOf, idleSince, isFresh } from './session.rules';

const NOW = new Date('2026-11-30T09:00:00Z');

describe('a session', () => {
  it('ends after eight hours, of a partner after four', () => {
    expect(endOf([{ role: 'MEMBER' }], NOW).toISOString()).toBe('2026-11-30T17:00:00.000Z');
    expect(endOf([{ role: 'MEMBER' }, { role: 'PROTECTION_PARTNER' }], NOW).toISOString()).toBe('2026-11-30T13:00:00.000Z');
  });

  it('is over after fifteen minutes without a call', () => {
    expect(idleSince(NOW).toISOString()).toBe('2026-11-30T08:45:00.000Z');
  });

  it('is fresh for fifteen minutes', () => {
    expect(isFresh(new Date('2026-11-30T08:45:00Z'), NOW)).toBe(true);
    expect(isFresh(new Date('2026-11-30T08:44:59Z'), NOW)).toBe(false);
  });
});
