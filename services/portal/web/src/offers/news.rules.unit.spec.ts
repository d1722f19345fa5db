import { isNews } from './news.rules';

test.each([
  [{ kind: 'OFFER', referralId: 'r-1' }, true], [{ kind: 'DELETION', referralId: 'r-1' }, true],
  [{ kind: 'REFERRAL_COMMITTED', referralId: 'r-1' }, false], [{ kind: 'REPORT' }, false], [{ kind: 'PACKET' }, false],
] as const)('%j is shown to a partner: %s', (item, shown) => {
  expect(isNews(item)).toBe(shown);
});
