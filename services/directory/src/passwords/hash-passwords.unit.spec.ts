import { HashPasswords } from './hash-passwords';

describe('hashing', () => {
  it('finds the right password, whichever way its accents are typed, and no other', async () => {
    const passwords = new HashPasswords();
    const stored = await passwords.hash('cafe\u0301 con marmita y zorro');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/);
    expect(await passwords.matches(stored, 'caf\u00e9 con marmita y zorro')).toBe(true);
    expect(await passwords.matches(stored, 'cafe con marmita y zorro')).toBe(false);
    for (const nothing of [undefined, null]) expect(await passwords.matches(nothing, 'anything at all')).toBe(false);
  });

  it('takes a hundred more than it can do, and says so to the next', async () => {
    const passwords = new HashPasswords();
    const all = await Promise.allSettled(Array.from({ length: 105 }, () => passwords.hash('vulture anvil crimson tuba')));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(102);
    expect(all.filter(({ status }) => status === 'rejected').map((one) => (one as PromiseRejectedResult).reason.code)).toEqual(['sign-in.busy', 'sign-in.busy', 'sign-in.busy']);
    expect(await passwords.matches(undefined, 'x')).toBe(false);
  }, 60_000);
});
