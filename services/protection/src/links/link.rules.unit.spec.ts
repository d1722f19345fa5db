import { afterWrongCode, isElsewhere, isOpen, linkExpires, linkState, mayBeOpened, mayTry, visitEnds, whyNotOpen, whyNotOpened, type LinkEnded, type LinkFacts } from './link.rules';

const NOW = new Date('2026-03-02T12:00:00Z');
const at = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000);
const aLink = (said: Partial<LinkFacts> = {}): LinkFacts => ({ expiresAt: at(60), openedAt: null, visitUntil: null, seenAt: null, verifiedAt: null, tries: 0, nextTryAt: null, endedAt: null, ...said });

describe('a link', () => {
  it('can be opened once, in its time', () => {
    expect(linkExpires(NOW)).toEqual(at(24 * 3_600));
    expect([mayBeOpened(aLink(), NOW), mayBeOpened(aLink({ openedAt: at(-1), visitUntil: at(60) }), NOW)]).toEqual([true, true]);
    for (const said of [{ expiresAt: NOW }, { openedAt: at(-1), visitUntil: at(60), seenAt: at(-1) }, { endedAt: at(-1) }]) expect(mayBeOpened(aLink(said), NOW)).toBe(false);
  });

  it('is open for an hour after that, unless it was ended', () => {
    expect(visitEnds(NOW)).toEqual(at(3_600));
    expect([isOpen(aLink(), NOW), isOpen(aLink({ visitUntil: at(1) }), NOW), isOpen(aLink({ visitUntil: NOW }), NOW), isOpen(aLink({ visitUntil: at(1), endedAt: NOW }), NOW)]).toEqual([false, true, false, false]);
  });

  it('takes five wrong codes, each after a longer wait', () => {
    let link = aLink();
    const waits: number[] = [];
    for (let wrong = 1; wrong <= 5; wrong += 1) {
      expect(mayTry(link, link.nextTryAt ?? NOW)).toBe(true);
      const { over, ...after } = afterWrongCode(link, NOW);
      waits.push((after.nextTryAt.getTime() - NOW.getTime()) / 1_000);
      expect(over).toBe(wrong === 5);
      link = { ...link, ...after };
      expect(mayTry(link, new Date(after.nextTryAt.getTime() - 1))).toBe(false);
    }
    expect(waits).toEqual([2, 4, 8, 16, 32]);
    expect(mayTry(link, at(999))).toBe(false);
  });

  it('says to whoever holds the whole of it what became of it, and nothing of a closed organisation', () => {
    const ended = (endedBecause: LinkEnded | null) => ({ endedBecause, seenAt: at(-8) });
    const becauses: (LinkEnded | null)[] = ['REVOKED', 'REPLACED', 'TRIES', 'LEFT', 'COMPROMISED', null];
    expect(becauses.map((because) => whyNotOpened(ended(because)))).toEqual(['taken-back', 'taken-back', 'tried', 'left', undefined, 'used']);
    expect(becauses.map((because) => whyNotOpen(ended(because)))).toEqual(['taken-back', 'taken-back', 'tried', 'left', undefined, 'late']);
    expect(whyNotOpened({ endedBecause: null, seenAt: null })).toBe('late');
  });

  it('is held elsewhere where it is brought once it was shown, also after she left, and not where it was ended otherwise', () => {
    const becauses: (LinkEnded | null)[] = [null, 'LEFT', 'REVOKED', 'REPLACED', 'TRIES', 'COMPROMISED'];
    expect(becauses.map((endedBecause) => isElsewhere({ seenAt: at(-8), endedBecause }))).toEqual([true, true, false, false, false, false]);
    expect(becauses.map((endedBecause) => isElsewhere({ seenAt: null, endedBecause }))).toEqual(becauses.map(() => false));
  });

  it('is called what it is', () => {
    const open = { openedAt: at(-9), visitUntil: at(9), seenAt: at(-8) };
    expect([aLink(), aLink(open), aLink({ ...open, verifiedAt: at(-1) }), aLink({ expiresAt: at(-1) }), aLink({ ...open, endedAt: at(-1) }), aLink({ ...open, visitUntil: at(-1) })].map((link) => linkState(link, NOW)))
      .toEqual(['WAITING', 'OPENED', 'VERIFIED', 'OVER', 'OVER', 'OVER']);
  });
});
