import type { PersonClaims } from '@amparo/domain';
import { StartedService } from '@amparo/testing';
import { aDirectory } from '../../test/builders';
import { deskBeside, routedTo, type Desk } from '../../test/desk';
import { ProtectionConfig } from '../config';
import { protection } from '../service';
import type { HelpAsked } from './needs.dto';

type Person = Partial<PersonClaims> & Pick<PersonClaims, 'sub'>;

/** Something that somebody did, as she saw it from outside: when she began, when she had the answer, and whether it was a yes. */
interface Deed {
  what: 'consent' | 'withdraw' | 'commit' | 'release' | 'read' | 'recall';
  began: number;
  ended: number;
  done: boolean;
}

const handler: Person = { sub: 'hana', roles: [{ role: 'CASE_HANDLER' }] };
const partner: Person = { sub: 'petra', org: 'P-JURIS', roles: [{ role: 'PROTECTION_PARTNER' }] };
const HISTORIES = 8;
const DEEDS = 14;

/** Numbers that look random and are the same in every run. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761 + 1;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 3_266_489_917) >>> 0;
    return state % below;
  };
}

/** What is wrong with a history: readings without a commit, a release and a consent before them, or begun after a withdrawal or a recall. */
function faultsOf(deeds: readonly Deed[]): string[] {
  const done = (what: Deed['what']) => deeds.filter((deed) => deed.what === what && deed.done);
  return done('read').flatMap(({ began, ended }) => {
    const consents = done('consent').filter((one) => one.began < ended);
    // A consent that began before the withdrawal ended may be the later of the two: only what was surely taken back counts.
    const standing = consents.some((one) => !done('withdraw').some((other) => other.began > one.ended && other.ended < began));
    return [
      ...(done('commit').some((one) => one.began < ended) ? [] : ['read without a commit']),
      ...(done('release').some((one) => one.began < ended) ? [] : ['read without a release']),
      ...(standing ? [] : ['read without a consent']),
      ...(done('recall').some((one) => one.ended < began) ? ['read after it was called back'] : []),
    ];
  });
}

it.each<[string, Deed['what'][], string[]]>([
  ['as it should be', ['consent', 'commit', 'release', 'read'], []],
  ['after a withdrawal', ['consent', 'commit', 'release', 'withdraw', 'read'], ['read without a consent']],
  ['before anybody agreed', ['commit', 'release', 'read', 'consent'], ['read without a consent']],
  ['without a commit', ['consent', 'release', 'read'], ['read without a commit']],
  ['after it was called back', ['consent', 'commit', 'release', 'recall', 'read'], ['read after it was called back']],
])('a checker of histories sees a reading %s', (_what, order, faults) => {
  expect(faultsOf(order.map((what, place) => ({ what, began: place * 2, ended: place * 2 + 1, done: true })))).toEqual(faults);
});

describe('whatever is done at once, in any order', () => {
  const service = new StartedService(protection, new ProtectionConfig(), aDirectory());
  let desk: Desk;
  beforeAll(async () => {
    desk = await deskBeside(service);
  });
  afterAll(() => service.stop());

  async function history(seed: number): Promise<Deed[]> {
    const below = numbersFrom(seed);
    const caseId = await routedTo(desk, handler.sub);
    const asked = (await service.callAs(handler, `/cases/${caseId}/needs`, { measures: ['PM-LEGAL'], to: 'P-JURIS' })).body as HelpAsked;
    const referral = asked.offered[0]?.referralId ?? '';
    const consents: string[] = [];
    const calls: Record<Deed['what'], () => Promise<{ status: number; body: unknown }>> = {
      consent: () => service.callAs(handler, `/cases/${caseId}/consents`, {
        answer: 'GIVEN', purpose: 'CP-REFER', recipient: 'P-JURIS', classes: ['S1', 'S2'], by: { who: 'PERSON' }, how: 'WRITTEN', language: 'es', explained: ['RISKS', 'LIMITS', 'MAY_REFUSE', 'MAY_WITHDRAW'],
      }),
      withdraw: () => service.callAs(handler, `/cases/${caseId}/consents/${consents.at(-1) ?? referral}/withdraw`, {}),
      commit: () => service.callAs(partner, `/offers/${referral}/commit`, {}),
      release: () => service.callAs(handler, `/cases/${caseId}/referrals/${referral}/release`, { fields: [{ field: 'SUMMARY', says: 'invented' }] }),
      read: () => service.callAs(partner, `/offers/${referral}/packet`),
      recall: () => service.callAs(handler, `/cases/${caseId}/referrals/${referral}/recall`, {}),
    };
    const deeds: Deed[] = [];
    const act = async (what: Deed['what']): Promise<void> => {
      const began = performance.now();
      const { status, body } = await calls[what]();
      if (what === 'consent' && status === 201) consents.push((body as { consentId: string }).consentId);
      deeds.push({ what, began, ended: performance.now(), done: status < 300 });
    };
    // It begins well, so that there is something to read; then two at a time do what comes.
    for (const what of ['consent', 'commit', 'release', 'read'] as const) if (below(8) > 0) await act(what);
    const next = ['read', 'read', 'read', 'withdraw', 'consent', 'release', 'commit', 'read', ...(below(3) === 0 ? ['recall' as const] : [])] as const;
    await Promise.all([0, 1].map(async () => {
      for (let deed = 0; deed < DEEDS / 2; deed++) await act(next[below(next.length)] ?? 'read');
    }));
    return deeds;
  }

  it('nothing is read without a commit and a consent, nor after a withdrawal, and each reading is noted', async () => {
    let [reads, refused] = [0, 0];
    for (let seed = 1; seed <= HISTORIES; seed++) {
      const deeds = await history(seed);
      expect([seed, faultsOf(deeds)]).toEqual([seed, []]);
      reads += deeds.filter(({ what, done }) => what === 'read' && done).length;
      refused += deeds.filter(({ what, done }) => what === 'read' && !done).length;
    }
    const noted = (await service.kept.asAdministrator<{ n: number }>('SELECT count(*)::int AS n FROM packet_reads'))[0]?.n ?? 0;
    expect(noted).toBe(reads);
    // Both come often enough to mean something.
    expect([reads > HISTORIES, refused > HISTORIES]).toEqual([true, true]);
  }, 120_000);
});
