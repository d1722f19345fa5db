import { randomUUID } from 'node:crypto';
import type { Directory, PersonClaims } from '@amparo/domain';
import { StartedService } from '@amparo/testing';
import { aDirectory } from '../../test/builders';
import { deskBeside, routedTo, type Desk } from '../../test/desk';
import { forget } from '../../test/forget';
import { faultsOf, type Deed, type What } from '../../test/history';
import { ProtectionConfig } from '../config';
import type { MadeLink, OpenedLink, VisitLog } from '../links/links.dto';
import type { OfferShown } from '../offers/offers.dto';
import type { LineShown } from '../referral-log/referral-log.dto';
import { protection } from '../service';
import type { HelpAsked } from './needs.dto';

type Person = Partial<PersonClaims> & Pick<PersonClaims, 'sub'>;

const handler: Person = { sub: 'hana', roles: [{ role: 'CASE_HANDLER' }] };
const coordinator: Person = { sub: 'coord-lac-2', roles: [{ role: 'ALTERNATE_COORDINATOR', region: 'LAC' }] };
const PARTNERS = ['petra', 'paolo'] as const;
const HISTORIES = 16;
/** Of each of two who are at work. */
const DEEDS = 9;
/** What opens or ends it: in turn. */
const RARE: readonly What[] = ['leave', 'decline', 'recall', 'erase', 'compromise', 'withdraw', 'consent', 'consent'];
const OFTEN: readonly What[] = ['consent', 'leave', 'override', 'withdraw'];
/** In which one agrees to less, under which the second packet stays open and what the desk wrote does not, and nobody says that she would help with the first. */
const LESS = 12;
const STORY = { fields: ['SUMMARY'], classes: ['S1', 'S2'] };
const CONTACT = { fields: ['SAFE_CONTACT'], classes: ['S1', 'S3'] };

/** The partner's people have accounts, and somebody without comes by links. */
function reachedByLinks(): Directory {
  const { organisations = [], ...usual } = aDirectory();
  return { ...usual, organisations: organisations.map((one) => ({ ...one, servedByLink: true })) };
}

/** Numbers that look random and are the same in every run. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761 + 1;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 3_266_489_917) >>> 0;
    return state % below;
  };
}

const now = () => performance.timeOrigin + performance.now();

describe('a checker of histories', () => {
  const of = (order: readonly (What | [What, Partial<Deed>])[]): Deed[] => order.map((one, place) => {
    const [what, more] = typeof one === 'string' ? [one, {}] : one;
    const extent = { consent: { classes: ['S1', 'S2', 'S3'] }, override: { classes: ['S1', 'S3'] }, release: STORY }[what as 'consent'];
    return { what, began: place * 10, ended: place * 10 + 5, done: true, referral: 'A', by: 'petra', ...extent, ...more };
  });
  const WELL: What[] = ['consent', 'commit', 'release'];
  const LINK = { link: 'l', by: 'l' };
  const BY_LINK: [What, Partial<Deed>] = ['link', LINK];

  it.each<[string, (What | [What, Partial<Deed>])[], string[]]>([
    ['as it should be', [...WELL, 'read'], []],
    ['without a commit', ['consent', 'release', 'read'], ['read without a commit']],
    ['of another referral than was committed to', ['consent', ['commit', { referral: 'B' }], 'release', 'read'], ['read without a commit']],
    ['without a release', ['consent', 'commit', 'read'], ['read without a release', 'read without a consent']],
    ['before anybody agreed', ['commit', 'release', 'read', 'consent'], ['read without a consent']],
    ['that was begun before somebody agreed and ended after', ['commit', 'release', ['read', { ended: 100 }], 'consent'], []],
    ['of more than was agreed to', [['consent', { classes: ['S1'] }], 'commit', 'release', 'read'], ['read without a consent']],
    ['after less was agreed to', [...WELL, ['consent', { classes: ['S1'] }], 'read'], ['read without a consent']],
    ['of a wish alone', ['wish', 'commit', 'release', 'read'], ['read without a consent']],
    ['after a withdrawal', [...WELL, 'withdraw', 'read'], ['read without a consent', 'read after a withdrawal']],
    ['after a withdrawal, though somebody agreed again', [...WELL, 'withdraw', 'consent', 'read'], ['read after a withdrawal']],
    ['after the consent ended', [['consent', { until: 12 }], 'commit', 'release', 'read'], ['read without a consent']],
    ['of the story, where two did without a consent', ['override', 'commit', 'release', 'read'], ['read without a consent']],
    ['of the least, where two did without a consent', ['override', 'commit', ['release', CONTACT], 'read'], []],
    ['of the least, after 72 hours', ['override', 'commit', ['release', CONTACT], 'age', 'read'], ['read without a consent']],
    ['after it was called back', [...WELL, 'recall', 'read'], ['read after it was called back']],
    ['after it was declined', [...WELL, 'decline', 'read'], ['read after it was declined']],
    ['after another was declined', [...WELL, ['decline', { referral: 'B' }], 'read'], []],
    ['by an organisation that is closed', [...WELL, 'compromise', 'read'], ['read by an organisation that is closed']],
    ['of what was erased', [...WELL, 'erase', 'read'], ['read after it was erased']],
    ['by somebody who lost her role', [...WELL, 'leave', 'read'], ['read by somebody who lost her role']],
    ['by another than who lost her role', [...WELL, ['leave', { by: 'paolo' }], 'read'], []],
    ['that is only said to be open, after a withdrawal', [...WELL, 'withdraw', 'look'], ['shown as open, though read without a consent', 'shown as open, though read after a withdrawal']],
    ['of a message', [...WELL, 'write', 'log'], []],
    ['of a message, after less was agreed to', [...WELL, 'write', ['consent', { classes: ['S1', 'S3'] }], 'log'], ['message shown without a consent']],
    ['of a message, where two did without a consent', ['override', 'commit', ['release', CONTACT], 'write', 'log'], ['message shown without a consent']],
    ['by a link', [...WELL, BY_LINK, ['read', LINK]], []],
    ['by a link whose code was not said', [...WELL, ['link', { ...LINK, done: false }], ['read', LINK]], ['read by a link whose code was not said']],
    ['by a link that is over', [...WELL, BY_LINK, ['unlink', LINK], ['read', LINK]], ['read by a link that is over']],
    ['by a link whose place another took', [...WELL, BY_LINK, ['link', { link: 'm' }], ['read', LINK]], ['read by a link that is over']],
    ['by a link, after a withdrawal', [...WELL, BY_LINK, 'withdraw', ['read', LINK]], ['read without a consent', 'read after a withdrawal']],
    ['of a message by a link that is over', [...WELL, 'write', BY_LINK, ['unlink', LINK], ['log', LINK]], ['read by a link that is over']],
    ['by a link that is refused', [...WELL, BY_LINK, ['read', { ...LINK, done: false }]], ['refused what was hers to read']],
    ['by a link that is refused, where its place may have been taken', [...WELL, BY_LINK, ['link', { link: 'm', done: false }], ['read', { ...LINK, done: false }]], []],
    ['by a link that opens twice', [...WELL, BY_LINK, ['twice', LINK]], ['a link opened twice']],
    ['that is refused', [...WELL, ['read', { done: false }]], ['refused what was hers to read']],
    ['that is refused because another was declined', [...WELL, ['decline', { referral: 'B' }], ['read', { done: false }]], ['refused what was hers to read']],
    ['that is refused beside a withdrawal', [...WELL, ['withdraw', { ended: 100 }], ['read', { done: false }]], []],
  ])('sees a reading %s', (_what, order, faults) => {
    expect(faultsOf(of(order))).toEqual(faults);
  });
});

describe('whatever is done at once, in any order', () => {
  const service = new StartedService(protection, new ProtectionConfig(), reachedByLinks());
  let desk: Desk;
  beforeAll(async () => {
    desk = await deskBeside(service);
  });
  afterAll(() => service.stop());

  async function history(seed: number): Promise<{ deeds: Deed[]; referrals: string[] }> {
    const below = numbersFrom(seed);
    const caseId = await routedTo(desk, handler.sub);
    const ask = async (measure: string) => ((await service.callAs(handler, `/cases/${caseId}/needs`, { measures: [measure], to: 'P-JURIS' })).body as HelpAsked).offered[0]?.referralId ?? '';
    const referrals = [await ask('PM-LEGAL'), await ask('PM-BAIL')];
    const first = (['consent', 'override', 'consent', 'wish'] as const)[seed % 4] ?? 'consent';
    const packets = first === 'override' ? [CONTACT, STORY] : [STORY, seed !== LESS && below(2) === 0 ? STORY : CONTACT];
    const gone = new Set<string>();
    const agreed: string[] = [];
    const deeds: Deed[] = [];
    /** Of each referral the last link by which somebody came: what her browser holds, and what was pasted. */
    const visits = new Map<string, { link: string; visit: string; secret: string; open: boolean }>();

    /** Does it, and notes how that looked from outside. */
    const note = async (what: What, of: Partial<Deed>, work: () => Promise<boolean>): Promise<void> => {
      const began = now();
      const done = await work();
      deeds.push({ what, began, ended: now(), done, ...of });
    };
    const called = async (who: Person, path: string, body?: object) => service.callAs(who, path, body);
    const yes = async (answer: Promise<{ status: number }>) => (await answer).status < 300;
    const member = (sub: string): Person => ({ sub, org: 'P-JURIS', roles: gone.has(sub) ? [] : [{ role: 'PROTECTION_PARTNER' }] });
    const consent = async (classes: string[], recipient: string, expiresAt?: Date) => {
      const { status, body } = await called(handler, `/cases/${caseId}/consents`, {
        answer: 'GIVEN', purpose: 'CP-REFER', recipient, classes, by: { who: 'PERSON' }, how: 'WRITTEN', language: 'es', explained: ['RISKS', 'LIMITS', 'MAY_REFUSE', 'MAY_WITHDRAW'],
        ...(expiresAt === undefined ? {} : { expiresAt: expiresAt.toISOString() }),
      });
      if (status === 201 && recipient !== '*') agreed.push((body as { consentId: string }).consentId);
      return status === 201;
    };

    const byLink = (step: string, body: object) => service.callAsService('portal', `/internal/links/${step}`, body);
    /** The desk makes a link, and somebody opens it. She says its code, or some wrong ones. */
    const come = async (place: number, wrongs = 0): Promise<void> => {
      const referral = referrals[place] ?? '';
      const began = now();
      const { status, body } = await called(handler, `/cases/${caseId}/referrals/${referral}/links`, { linkBy: 'EMAIL', codeBy: 'TELEPHONE' });
      if (status !== 201) {
        deeds.push({ what: 'link', began, ended: now(), done: false, referral });
        return;
      }
      const { linkId: link, secret, code } = body as MadeLink;
      const { visit = '' } = (await byLink('open', { secret })).body as Partial<OpenedLink>;
      let said = wrongs === 0 && (await byLink('code', { visit, code })).status === 204;
      for (let wrong = 0; wrong < wrongs; wrong++) {
        said ||= (await byLink('code', { visit, code: String((Number(code) + 1 + wrong) % 10 ** 8).padStart(8, '0') })).status === 204;
        await service.kept.asAdministrator('UPDATE offer_links SET next_try_at = now() WHERE id = $1', [link]);
      }
      deeds.push({ what: 'link', began, ended: now(), done: said, referral, link });
      visits.set(referral, { link, visit, secret, open: said });
    };
    const ofVisit = async (what: What, work: (held: { link: string; visit: string; secret: string }) => Promise<boolean>): Promise<void> => {
      const held = [...visits.entries()].find(([, { open }]) => open || what === 'read');
      if (held === undefined) return act.read();
      const [referral, { link }] = held;
      await note(what, { referral, link, by: link }, () => work(held[1]));
    };
    const visit = () => ofVisit('read', (held) => yes(byLink('packet', { visit: held.visit })));

    const act: Record<What, (place?: number) => Promise<void>> = {
      link: (place = 0) => come(place),
      twice: () => ofVisit('twice', ({ secret }) => yes(byLink('open', { secret }))),
      // Somebody takes it back, its hour is over, or she leaves.
      unlink: () => ofVisit('unlink', async ({ link, visit: held }) => {
        const how = below(3);
        if (how === 0) return yes(called(handler, `/cases/${caseId}/referrals/${referrals[0] ?? ''}/links/${link}/revoke`, {}));
        if (how === 1) return yes(byLink('leave', { visit: held }));
        return (await service.kept.asAdministrator('UPDATE offer_links SET visit_until = now() WHERE id = $1 RETURNING 1', [link])).length > 0;
      }),
      consent: async () => {
        // The first is of everything and lasts, so that there is something to read; a second is of less, or for a moment.
        const second = agreed.length % 2 === 1;
        const less = seed === LESS ? CONTACT.classes : ['S1'];
        const classes = second && seed % 4 === 0 ? less : ['S1', 'S2', 'S3'];
        const short = second && seed % 4 !== 0;
        const until = short ? Date.now() + 100 + below(200) : undefined;
        await note('consent', { classes, ...(until === undefined ? {} : { until }) }, () => consent(classes, 'P-JURIS', until === undefined ? undefined : new Date(until)));
      },
      wish: () => note('wish', {}, () => consent(['S1', 'S2', 'S3'], '*')),
      override: () => note('override', { classes: ['S1', 'S3'] }, async () => {
        const { status, body } = await called(handler, `/cases/${caseId}/overrides`, { purpose: 'CP-REFER', recipient: 'P-JURIS', cannotBeAsked: 'MISSING', because: 'invented for the history' });
        return status === 201 && yes(called(coordinator, `/cases/${caseId}/overrides/${(body as { overrideId: string }).overrideId}/agree`, {}));
      }),
      // 72 hours pass for what two people did without.
      age: () => note('age', {}, async () => {
        await service.kept.asAdministrator(`UPDATE consents SET given_at = given_at - interval '72 hours', expires_at = expires_at - interval '72 hours' WHERE case_id = $1 AND state = 'OVERRIDE'`, [caseId]);
        return true;
      }),
      withdraw: () => note('withdraw', {}, () => yes(called(handler, `/cases/${caseId}/consents/${agreed.at(-1) ?? caseId}/withdraw`, {}))),
      compromise: () => note('compromise', {}, async () => {
        await desk.hear(desk.compromised, { data: { conflictId: 'c-juris', personIds: [], directoryVersion: 2 } } as never);
        return true;
      }),
      erase: () => note('erase', {}, async () => {
        await forget(service.kept.database, caseId);
        return true;
      }),
      leave: async () => {
        const by = PARTNERS[below(2)] ?? 'petra';
        gone.add(by);
        await note('leave', { by }, async () => true);
      },
      commit: (place) => ofReferral('commit', (id, who) => called(who, `/offers/${id}/commit`, {}), place),
      // Of the second, so that it shows whether the first is held on to.
      decline: () => ofReferral('decline', (id, who) => called(who, `/offers/${id}/decline`, { because: 'OTHER' }), 1),
      release: (place) => ofReferral('release', (id, _who, packet) => called(handler, `/cases/${caseId}/referrals/${id}/release`, { fields: packet.fields.map((field) => ({ field, says: 'invented' })) }), place),
      recall: () => ofReferral('recall', (id) => called(handler, `/cases/${caseId}/referrals/${id}/recall`, {})),
      read: () => ofReferral('read', (id, who) => called(who, `/offers/${id}/packet`)),
      look: async () => {
        const by = PARTNERS[below(2)] ?? 'petra';
        const began = now();
        const { status, body } = await called(member(by), '/offers');
        const ended = now();
        const open = status === 200 ? (body as OfferShown[]).filter(({ referralId, openUntil }) => openUntil !== null && referrals.includes(referralId)) : [];
        deeds.push(...open.map(({ referralId }) => ({ what: 'look' as const, began, ended, done: true, by, referral: referralId })));
      },
      write: (place) => ofReferral('write', (id) => called(handler, `/cases/${caseId}/referrals/${id}/log`, { lineId: randomUUID(), words: 'invented' }), place),
      log: async () => {
        const [came] = [...visits.entries()].filter(([, { open }]) => open);
        if (came !== undefined && below(2) === 0) {
          const [began, [referral, { link, visit: held }]] = [now(), came];
          const { status, body } = await byLink('log', { visit: held });
          deeds.push({ what: 'log', began, ended: now(), done: status === 200 && (body as VisitLog).lines.some((line) => line.by === 'DESK'), link, by: link, referral });
          return;
        }
        const by = PARTNERS[below(2)] ?? 'petra';
        for (const referral of referrals) {
          const began = now();
          const { status, body } = await called(member(by), `/offers/${referral}/log`);
          deeds.push({ what: 'log', began, ended: now(), done: status === 200 && (body as LineShown[]).some((line) => line.by === 'DESK'), by, referral });
        }
      },
    };
    async function ofReferral(what: What, work: (id: string, who: Person, packet: typeof STORY) => Promise<{ status: number }>, place = below(3) === 0 ? 1 : 0): Promise<void> {
      const [referral, packet, by] = [referrals[place] ?? '', packets[place] ?? STORY, PARTNERS[below(2)] ?? 'petra'];
      await note(what, { referral, by, ...packet }, () => yes(work(referral, member(by), packet)));
    }

    // It begins well, so that there is something to read; then one does twice what opens or ends it, between readings, and beside it another reads, asks and goes on.
    await act[first]();
    for (const place of [0, 1]) {
      if (seed !== LESS || place === 1) await act.commit(place);
      await act.release(place);
      await act.write(place);
    }
    await act.link(0);
    // Nobody reads by a link that is over, or whose code was wrong three times or five.
    await visit();
    if (seed % 4 === 0) await act.unlink();
    if (seed % 4 === 2) await come(0, seed % 8 === 2 ? 3 : 5);
    await visit();
    await act.link(0);
    const [once, again] = first === 'override' ? ['age' as const, OFTEN[below(OFTEN.length)] ?? 'consent'] : [RARE[(seed >> 1) % RARE.length] ?? 'consent', OFTEN[(seed >> 2) % OFTEN.length] ?? 'consent'];
    const beside: readonly What[] = ['read', 'read', 'read', 'read', 'read', 'read', 'log', 'look', 'look', 'release', seed === LESS ? 'look' : 'commit'];
    const worker = async (at: Readonly<Partial<Record<number, What>>>) => {
      for (let deed = 0; deed < DEEDS; deed++) {
        const what = at[deed] ?? beside[below(beside.length)] ?? 'read';
        // Every second reading is by the link.
        await (what === 'read' && below(2) === 0 ? visit() : act[what]());
      }
    };
    const deedsAt: Partial<Record<number, What>> = { 2: once, 6: again, ...(seed === LESS ? { 3: 'log' as const } : {}) };
    // Beside them it is read by the link, whose place may be taken.
    const byTheLink = async () => {
      for (let time = 0; time < 3; time++) await visit();
      if (seed % 4 === 3) await act.link(0);
    };
    await Promise.all([worker(deedsAt), worker({ 1: 'twice', 3: seed % 2 === 0 ? 'unlink' : 'twice' }), byTheLink()]);
    return { deeds, referrals };
  }

  it('nothing is read or shown as open without a commit and a consent, nor after what ends it; what is hers is not refused; each reading is noted', async () => {
    const times = new Map<string, number>();
    const visited = { done: 0, refused: 0 };
    for (let seed = 1; seed <= HISTORIES; seed++) {
      const { deeds, referrals } = await history(seed);
      expect([seed, faultsOf(deeds)]).toEqual([seed, []]);
      for (const { what, done, link } of deeds) if (what === 'read' && link !== undefined) visited[done ? 'done' : 'refused']++;
      for (const { what, done } of deeds) times.set(`${what} ${done ? 'done' : 'refused'}`, (times.get(`${what} ${done ? 'done' : 'refused'}`) ?? 0) + 1);
      const [{ noted }] = await service.kept.asAdministrator<{ noted: number }>(`SELECT count(*)::int AS noted FROM audit WHERE action = 'packet.read' AND about = ANY($1)`, [referrals]) as [{ noted: number }];
      const read = deeds.filter(({ what, done }) => what === 'read' && done).length;
      // What was noted as the case was erased may have had no answer.
      expect([seed, deeds.some(({ what }) => what === 'erase') ? noted >= read : noted === read]).toEqual([seed, true]);
    }
    // All of it comes often enough to mean something.
    for (const often of ['read done', 'read refused']) expect([often, (times.get(often) ?? 0) > HISTORIES]).toEqual([often, true]);
    expect([times.has('twice done'), (times.get('twice refused') ?? 0) > HISTORIES / 2, (times.get('link refused') ?? 0) > 0]).toEqual([false, true, true]);
    expect([visited, visited.done > HISTORIES && visited.refused > HISTORIES]).toEqual([visited, true]);
    for (const some of ['consent', 'wish', 'override', 'age', 'withdraw', 'commit', 'release', 'decline', 'recall', 'compromise', 'erase', 'leave', 'look', 'write', 'log', 'link', 'unlink']) expect([some, (times.get(`${some} done`) ?? 0) > 0]).toEqual([some, true]);
  }, 240_000);
});
