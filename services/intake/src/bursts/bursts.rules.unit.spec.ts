import { randomUUID } from 'node:crypto';
import { BurstsOfPlaces, ENDS_AFTER_MS, FIRST_OF_BURST, OF_ONE_CUSTOMER, placeOfAddress, WITHDRAWALS_OF_CASE, withdrawalHurries, type InBurst } from './bursts.rules';
import { SaidInBurst } from './unlike.rules';

describe('a burst', () => {
  it('begins with so many from one place within ten seconds, and is of that place alone', () => {
    const bursts = new BurstsOfPlaces(3, randomUUID);
    expect([bursts.note('a', 0), bursts.note('a', 4_000), bursts.note('b', 5_000)]).toEqual([undefined, undefined, undefined]);
    const burst = bursts.note('a', 10_000);
    expect(burst).toEqual({ id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string, first: true, withdrawals: new Map(), said: new SaidInBurst() });
    expect([bursts.note('a', 11_000), bursts.note('b', 11_000)]).toEqual([burst, undefined]);
    const more = Array.from({ length: 20 }, () => bursts.note('a', 11_000));
    expect(more.filter((one) => one?.first).length).toBe(FIRST_OF_BURST - 2);
  });

  it('is none where they come slower', () => {
    const bursts = new BurstsOfPlaces(3, randomUUID);
    expect([0, 6_000, 12_000, 18_000, 24_000].map((now) => bursts.note('a', now)).every((burst) => burst === undefined)).toBe(true);
  });

  it('goes on while as many as begin one come within a minute, also in pulses; another is another', () => {
    const bursts = new BurstsOfPlaces(3, randomUUID);
    const first = [0, 1, 2].map((now) => bursts.note('a', now)).at(-1);
    expect([40_000, 50_000].map((now) => bursts.note('a', now))).toEqual([first, first]);
    expect(bursts.note('a', 50_000 + ENDS_AFTER_MS + 1)).toBeUndefined();
    const second = [1, 2].map((ms) => bursts.note('a', 50_000 + ENDS_AFTER_MS + ms)).at(-1);
    expect(second?.id).not.toBe(first?.id);
    expect(second).toBeDefined();
  });

  it('is never noticed where none is wanted', () => {
    const bursts = new BurstsOfPlaces(0, randomUUID);
    expect(Array.from({ length: 100 }, () => bursts.note('a', 0)).every((burst) => burst === undefined)).toBe(true);
  });

  it('has its words compared while there are no more of them than that can be done for', () => {
    const bursts = new BurstsOfPlaces(2, randomUUID);
    const begun = Array.from({ length: 1_030 }, (_one, place) => [0, 1].map(() => bursts.note(`${place}`, 0)).at(-1));
    expect(begun.filter((burst) => burst?.said !== undefined)).toHaveLength(1_024);
    expect(bursts.note('0', 1)?.said).toBe(begun[0]?.said);
    expect([1, 2].map((ms) => bursts.note('later', 10 * ENDS_AFTER_MS + ms)).at(-1)?.said).toBeDefined();
  });

  it('is noticed of a place among very many others, and places are forgotten', () => {
    const bursts = new BurstsOfPlaces(3, randomUUID);
    for (let place = 0; place < 30_000; place++) bursts.note(`other ${place}`, 0);
    expect((bursts as unknown as { places: Map<string, unknown> }).places.size).toBeLessThanOrEqual(20_000);
    bursts.note('a', 100_000);
    expect((bursts as unknown as { places: Map<string, unknown> }).places.size).toBe(1);
  });
});

it('what is known of places is forgotten a minute after the last came, though nothing else comes', () => {
  const bursts = new BurstsOfPlaces(2, randomUUID);
  [0, 1, 2].map((now) => bursts.note('a', now));
  bursts.note('b', 30_000);
  bursts.forget(ENDS_AFTER_MS + 3);
  expect([...(bursts as unknown as { places: Map<string, unknown> }).places.keys()]).toEqual(['b']);
});

it.each([
  ['127.0.0.1', '127.0.0.1'], ['::ffff:10.0.0.7', '10.0.0.7'], ['::1', '0:0:0:0'], ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'], ['2001:DB8::7', '2001:db8:0:0'],
  ['2001:0db8:0001:0002::', '2001:db8:1:2'], ['fe80::1%eth0', 'fe80:0:0:0'], ['unix', 'unix'], ['', ''],
  ['fc00:dead:beef:4dad::ff:7', 'fc00:dead:beef:4dad::ff:7'], ['fd00:1:2:3:4::', 'fd00:1:2:3'], ['here: there', 'here: there'], ['10.0.0.7:80', '10.0.0.7:80'],
])('the place of %s is %s', (address, place) => {
  expect(placeOfAddress(address)).toBe(place);
});

it('one customer has many lines in one place', () => {
  expect(['2001:db8:1:2::7', '2001:db8:1:ff02::7', '2001:db8:2::7', '10.0.0.7'].map((address) => placeOfAddress(address, OF_ONE_CUSTOMER))).toEqual(['2001:db8:1', '2001:db8:1', '2001:db8:2', '10.0.0.7']);
});

describe('a withdrawal', () => {
  const late = (): InBurst => ({ id: 'x', first: false, withdrawals: new Map() });
  const old = { caseId: 'old', quoted: false, ofBurst: false };
  const junk = { caseId: 'junk', quoted: false, ofBurst: true };

  it('hurries where it comes in no burst, or among the first of one, whatever it is about', () => {
    for (const about of [[], [junk], [old]]) expect([withdrawalHurries(undefined, about), withdrawalHurries({ ...late(), first: true }, about)]).toEqual([true, true]);
  });

  it('hurries after the first of a burst for a case from before any, its own or quoted, so many times a case', () => {
    const burst = late();
    expect([withdrawalHurries(burst, []), withdrawalHurries(burst, [junk]), withdrawalHurries(burst, [junk, old])]).toEqual([false, false, true]);
    for (let more = 1; more < WITHDRAWALS_OF_CASE; more++) expect(withdrawalHurries(burst, [old])).toBe(true);
    expect([withdrawalHurries(burst, [old]), withdrawalHurries(burst, [{ ...old, quoted: true }]), withdrawalHurries(burst, [{ ...old, caseId: 'another' }]), withdrawalHurries(late(), [old])]).toEqual([false, true, true, true]);
  });
});
