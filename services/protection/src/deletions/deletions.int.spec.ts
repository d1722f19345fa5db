import { setTimeout as pause } from 'node:timers/promises';
import { DeletionConfirmedSchema } from '@amparo/contracts';
import { StartedService } from '@amparo/testing';
import { deskBeside, type Desk } from '../../test/desk';
import { coordinator, handler, type Person } from '../../test/desk-calls';
import { forget } from '../../test/forget';
import { LinkCalls, NAME, WAYS, withLinks } from '../../test/link-calls';
import { ProtectionConfig } from '../config';
import type { MadeLink } from '../links/links.dto';
import type { ReferralShown } from '../needs/needs.dto';
import { protection } from '../service';
import type { OpenDeletion } from './deletions.dto';

jest.setTimeout(60_000);

describe('a partner without an account', () => {
  const service = new StartedService(protection, new ProtectionConfig(), withLinks());
  let desk: Desk;
  beforeAll(async () => {
    desk = await deskBeside(service);
  });
  afterAll(() => service.stop());

  const { codeOf } = LinkCalls;
  const { by, opened, shown, withdraw, released, events, troubles } = new LinkCalls(service, () => desk);
  const deletions = async (who = coordinator) => (await service.callAs(who, '/deletions')).body as OpenDeletion[];
  const openFor = async (referralId: string, who = coordinator) => (await deletions(who)).find((one) => one.referralId === referralId);
  const heardOf = { channel: 'TELEPHONE' };

  it('lets the desk note that a partner said by telephone that all is deleted: who heard it of whom, when and how; until then it is open', async () => {
    const { caseId, referralId, consentId, visit } = await released();
    const hear = (said: object = heardOf, who = coordinator) => service.callAs(who, `/cases/${caseId}/referrals/${referralId}/deleted`, said);
    expect(codeOf(await hear())).toEqual([409, 'deletion.not-asked']);
    await by('packet', { visit });
    await withdraw({ caseId, consentId });
    expect(await openFor(referralId)).toMatchObject({ caseId, reference: 'AM-TEST-0001', organisation: 'P-ALDEA', overdue: false });
    expect(await openFor(referralId, { sub: 'coord-afr', roles: [{ role: 'REGIONAL_COORDINATOR', region: 'AFR' }] })).toBeUndefined();
    expect(codeOf(await hear(heardOf, { sub: 'petra', org: 'P-ALDEA', roles: [{ role: 'PROTECTION_PARTNER' }] }))).toEqual([403, 'access.forbidden']);
    for (const saidAt of ['2999-01-01T00:00:00Z', '2020-01-01T00:00:00Z']) expect(codeOf(await hear({ ...heardOf, saidAt }))).toEqual([422, 'deletion.not-then']);
    const answer = await hear();
    expect(answer).toMatchObject({ status: 200, body: { referralId, deletedAt: expect.any(String) as string } });
    expect(await hear()).toEqual(answer);
    expect(await openFor(referralId)).toBeUndefined();
    const [shownTo] = (await service.callAs(coordinator, `/cases/${caseId}/referrals`)).body as ReferralShown[];
    expect(shownTo?.deletionHeard).toMatchObject({ heardBy: 'coord-lac', channel: 'TELEPHONE', saidAt: expect.any(String) as string });
    expect((await events(DeletionConfirmedSchema, caseId)).map((one) => [one.referralId, one.deskPersonIds])).toEqual([[referralId, ['coord-lac', handler.sub]]]);
    expect(await service.kept.asAdministrator(`SELECT person, detail FROM audit WHERE about = $1 AND purpose = 'DELETION_HEARD'`, [referralId])).toEqual([{ person: 'coord-lac', detail: ['TELEPHONE'] }]);
    // Nobody's name is taken, which would outlive the case and be read by nobody.
    expect(codeOf(await hear({ ...heardOf, saidBy: NAME }))).toEqual([400, 'request.malformed']);
    expect(await service.kept.sightFaults()).toEqual([]);
  });

  it('can say after the case was erased that all is deleted, and nothing else; so can the desk, which is told for as long as nobody does', async () => {
    const [one, other] = [await released(), await released()];
    for (const { visit } of [one, other]) expect((await by('packet', { visit })).status).toBe(200);
    for (const { caseId } of [one, other]) await forget(service.kept.database, caseId, withLinks());
    // Nobody of it has an account: whoever has duty hears at once that it is to be reached.
    const told = ['DELETION', other.referralId, 'QUEUE', ['duty-global']];
    expect(await troubles(other.referralId)).toEqual([told]);
    expect(await shown(one.visit)).toMatchObject({ verified: true, offer: { status: 'REVOKED', shows: 'NOTHING', measures: null, deletionAskedAt: expect.any(String) as string, deletedAt: null } });
    expect(await openFor(one.referralId)).toMatchObject({ caseId: null, reference: null, organisation: 'P-ALDEA', overdue: false });
    expect(await openFor(one.referralId, handler)).toBeUndefined();
    expect((await by('deleted', { visit: one.visit })).status).toBe(200);
    expect(await openFor(one.referralId)).toBeUndefined();

    // The other lets its time pass: whoever has duty is told, and again a week later.
    const overdue = async () => {
      await service.kept.asAdministrator(`UPDATE deletion_requests SET asked_at = asked_at - interval '8 days', told_at = told_at - interval '8 days' WHERE referral_id = $1`, [other.referralId]);
      while ((await service.kept.asAdministrator(`SELECT 1 FROM deletion_requests WHERE referral_id = $1 AND (told_at IS NULL OR told_at < now() - interval '1 day')`, [other.referralId])).length > 0) await pause(20);
      return troubles(other.referralId);
    };
    expect(await overdue()).toEqual([told, told]);
    expect(await openFor(other.referralId)).toMatchObject({ overdue: true, askedAt: expect.stringMatching(/T12:00:00\.000Z$/) as string });
    expect(await overdue()).toEqual([told, told, told]);
    const again = (who: Person, ways: object = WAYS) => service.callAs(who, `/deletions/${other.referralId}/links`, ways);
    expect(codeOf(await again(handler))).toEqual([403, 'access.forbidden']);
    expect(codeOf(await again(coordinator, { linkBy: 'EMAIL', codeBy: 'EMAIL' }))).toEqual([422, 'link.same-way']);
    const { secret, code } = (await again(coordinator)).body as MadeLink;
    expect(codeOf(await by('offer', { visit: other.visit }))).toEqual([404, 'link.taken-back']);
    const visit = await opened(secret);
    expect(codeOf(await by('deleted', { visit }))).toEqual([403, 'link.unverified']);
    await by('code', { visit, code });
    expect(codeOf(await by('packet', { visit }))).toEqual([404, 'referral.absent']);
    // By telephone, before she says it here.
    const hear = (who = coordinator) => service.callAs(who, `/deletions/${other.referralId}/deleted`, heardOf);
    // Whoever is of that organisation learns nothing of it.
    const hers = { ...coordinator, con: ['c-aldea'] };
    expect([await openFor(other.referralId, hers), codeOf(await hear(hers)), codeOf(await again(hers))]).toEqual([undefined, [404, 'referral.absent'], [404, 'referral.absent']]);
    const answer = await hear();
    expect(answer.status).toBe(200);
    expect([await hear(), await by('deleted', { visit })]).toEqual([answer, answer]);
    expect(codeOf(await again(coordinator))).toEqual([404, 'referral.absent']);
    expect(await service.kept.asAdministrator(`SELECT person, case_id, detail FROM audit WHERE about = $1 AND purpose = 'DELETION_HEARD'`, [other.referralId])).toEqual([{ person: 'coord-lac', case_id: null, detail: ['TELEPHONE'] }]);
  });

  it('is missed where nobody says in time that it is deleted: those who answer for the case are called', async () => {
    const { caseId, referralId, consentId } = await released();
    await withdraw({ caseId, consentId });
    await service.kept.asAdministrator(`UPDATE referrals SET deletion_asked_at = deletion_asked_at - interval '73 hours' WHERE id = $1`, [referralId]);
    while ((await service.kept.asAdministrator('SELECT 1 FROM referrals WHERE id = $1 AND deletion_told_at IS NULL', [referralId])).length > 0) await pause(20);
    expect(await troubles(caseId)).toEqual([['DELETION', referralId, 'PAGE', ['coord-lac', handler.sub]]]);
    expect((await openFor(referralId))?.overdue).toBe(true);
  });

  it('is asked to delete what she has read as soon as consent ends by the clock of the database, also where that of the process is behind', async () => {
    const { referralId, consentId, visit } = await released();
    expect((await by('packet', { visit })).status).toBe(200);
    // Of all that it could be put in the place of, the date alone.
    jest.useFakeTimers({
      now: Date.now() - 600_000, advanceTimers: true,
      doNotFake: ['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'requestAnimationFrame', 'cancelAnimationFrame', 'requestIdleCallback', 'cancelIdleCallback', 'setImmediate', 'clearImmediate', 'setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'],
    });
    try {
      await service.kept.asAdministrator(`UPDATE consents SET given_at = now() - interval '1 day', expires_at = now() WHERE id = $1`, [consentId]);
      while ((await service.kept.asAdministrator('SELECT 1 FROM consents WHERE id = $1 AND end_told_at IS NULL', [consentId])).length > 0) await pause(20);
    } finally {
      jest.useRealTimers();
    }
    expect(await openFor(referralId)).toMatchObject({ organisation: 'P-ALDEA', overdue: false });
  });
});
