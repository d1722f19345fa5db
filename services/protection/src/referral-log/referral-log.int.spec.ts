import { randomUUID } from 'node:crypto';
import { fromBinary } from '@bufbuild/protobuf';
import { ReferralWrittenSchema } from '@amparo/contracts';
import type { PersonClaims } from '@amparo/domain';
import { StartedService } from '@amparo/testing';
import { aDirectory } from '../../test/builders';
import { deskBeside, routedTo, type Desk } from '../../test/desk';
import { ProtectionConfig } from '../config';
import type { RecordedConsent } from '../consents/consents.dto';
import type { HelpAsked, ReferralShown } from '../needs/needs.dto';
import { protection } from '../service';
import type { LineShown } from './referral-log.dto';

jest.setTimeout(60_000);

type Person = Partial<PersonClaims> & Pick<PersonClaims, 'sub'>;
const handler: Person = { sub: 'hana', roles: [{ role: 'CASE_HANDLER' }] };
const coordinator: Person = { sub: 'coord-lac', roles: [{ role: 'REGIONAL_COORDINATOR', region: 'LAC' }] };
const juris: Person = { sub: 'julia', org: 'P-JURIS', roles: [{ role: 'PROTECTION_PARTNER' }] };

describe('the log of a referral', () => {
  const service = new StartedService(protection, new ProtectionConfig(), aDirectory());
  let desk: Desk;
  beforeAll(async () => {
    desk = await deskBeside(service);
  });
  afterAll(() => service.stop());

  const codeOf = ({ status, body }: { status: number; body: unknown }) => [status, (body as { code?: string } | undefined)?.code];
  const told = async (caseId: string) =>
    (await service.kept.asAdministrator<{ payload: Buffer }>(
      'SELECT id, payload FROM outbox WHERE type = $1 AND subject = $2 UNION ALL SELECT id, payload FROM told WHERE type = $1 AND subject = $2 ORDER BY id', [ReferralWrittenSchema.typeName, caseId],
    )).map(({ payload }) => fromBinary(ReferralWrittenSchema, payload));
  const consent = async (caseId: string, purpose: string, recipient: string, classes = ['S1', 'S2', 'S3']) => ((await service.callAs(handler, `/cases/${caseId}/consents`, {
    answer: 'GIVEN', purpose, recipient, classes, by: { who: 'PERSON' }, how: 'WRITTEN', language: 'es', explained: ['RISKS', 'LIMITS', 'MAY_REFUSE', 'MAY_WITHDRAW'],
  })).body as RecordedConsent).consentId;
  const nowhere = async (...words: string[]) => {
    const rows = JSON.stringify(await service.kept.asAdministrator(['referral_lines', 'outbox', 'told', 'audit'].map((table) => `SELECT t::text AS row FROM ${table} t`).join(' UNION ALL ')));
    for (const word of words) for (const form of [word, Buffer.from(word).toString('hex')]) expect(rows).not.toContain(form);
  };
  const helping = async () => {
    const caseId = await routedTo(desk, handler.sub);
    const { offered } = (await service.callAs(coordinator, `/cases/${caseId}/needs`, { measures: ['PM-LEGAL'], to: 'P-JURIS' })).body as HelpAsked;
    return { caseId, id: offered[0]?.referralId ?? '' };
  };
  const write = (id: string, line: object, who = juris) => service.callAs(who, `/offers/${id}/log`, { lineId: randomUUID(), ...line });
  const read = async (id: string) => (await service.callAs(juris, `/offers/${id}/log`)).body as LineShown[];
  const deskWrites = (caseId: string, id: string, who = handler) => service.callAs(who, `/cases/${caseId}/referrals/${id}/log`, { lineId: randomUUID(), words: 'invented answer' });
  const SERVICE = { kind: 'SERVICE', words: 'invented visit', measure: 'PM-LEGAL', day: '2026-03-02' };

  it('has messages of both and the services that were given, the desk’s only while consent holds, and says to no partner who of the desk wrote', async () => {
    const { caseId, id } = await helping();
    expect((await write(id, { kind: 'MESSAGE', words: 'invented question' })).status).toBe(201);
    expect(codeOf(await write(id, SERVICE))).toEqual([409, 'referral.step']);
    expect(codeOf(await write(id, { kind: 'MESSAGE', words: 'x', measure: 'PM-LEGAL' }))).toEqual([422, 'line.service']);
    expect(codeOf(await write(id, { ...SERVICE, day: '2026-02-30' }))).toEqual([422, 'line.service']);
    expect(codeOf(await deskWrites(caseId, id))).toEqual([409, 'referral.step']);
    const consentId = await consent(caseId, 'CP-REFER', 'P-JURIS', ['S1', 'S2']);
    await service.callAs(juris, `/offers/${id}/commit`, {});
    await service.callAs(handler, `/cases/${caseId}/referrals/${id}/release`, { fields: [{ field: 'SUMMARY', says: 'invented' }] });
    expect((await deskWrites(caseId, id)).status).toBe(201);
    expect(codeOf(await deskWrites(caseId, id, coordinator))).toEqual([403, 'access.forbidden']);
    await service.callAs(juris, `/offers/${id}/packet`);
    expect((await write(id, SERVICE)).status).toBe(201);
    const hers = (await read(id)).map(({ kind, by, person, measure, day, words }) => [kind, by, person, measure, day, words]);
    expect(hers).toEqual([
      ['MESSAGE', 'PARTNER', juris.sub, null, null, 'invented question'], ['MESSAGE', 'DESK', null, null, null, 'invented answer'], ['SERVICE', 'PARTNER', juris.sub, 'PM-LEGAL', '2026-03-02', 'invented visit'],
    ]);
    const ours = (await service.callAs(handler, `/cases/${caseId}/referrals/${id}/log`)).body as LineShown[];
    expect(ours.map(({ person }) => person)).toEqual([juris.sub, handler.sub, juris.sub]);
    expect(codeOf(await service.callAs({ ...juris, org: 'P-REFUGE' }, `/offers/${id}/log`))).toEqual([404, 'referral.absent']);
    expect((await told(caseId)).map(({ deskPersonIds }) => deskPersonIds.length > 0)).toEqual([true, false, true]);
    await nowhere('invented question', 'invented answer', 'invented visit');
    await service.kept.asAdministrator('UPDATE consents SET expires_at = now() WHERE id = $1', [consentId]);
    expect((await read(id)).map(({ by }) => by)).toEqual(['PARTNER', 'PARTNER']);
    expect([codeOf(await write(id, SERVICE)), codeOf(await deskWrites(caseId, id))]).toEqual([[409, 'referral.step'], [422, 'consent.expired']]);
    await service.callAs(handler, `/cases/${caseId}/consents/${consentId}/withdraw`, {});
    expect(await read(id)).toEqual([]);
    expect(codeOf(await write(id, { kind: 'MESSAGE', words: 'x' }))).toEqual([409, 'referral.step']);
  });

  const withAnswer = async () => {
    const { caseId, id } = await helping();
    const consentId = await consent(caseId, 'CP-REFER', 'P-JURIS');
    await service.callAs(juris, `/offers/${id}/commit`, {});
    await service.callAs(handler, `/cases/${caseId}/referrals/${id}/release`, { fields: [{ field: 'SAFE_CONTACT', says: 'invented' }] });
    expect((await deskWrites(caseId, id)).status).toBe(201);
    return { caseId, id, consentId };
  };

  it('has each line once, however often it is sent, and says to who wrote it since when the other side has it', async () => {
    const { caseId, id } = await withAnswer();
    const [lineId, words] = [randomUUID(), 'invented question'];
    const sent = [];
    for (const line of [lineId, lineId.toUpperCase()]) sent.push((await write(id, { lineId: line, kind: 'MESSAGE', words })).status);
    expect(sent).toEqual([201, 201]);
    expect(codeOf(await write(id, { lineId, kind: 'MESSAGE', words: `${words}!` }))).toEqual([409, 'line.other-words']);
    expect(codeOf(await write((await helping()).id, { lineId, kind: 'MESSAGE', words }))).toEqual([409, 'line.other-words']);
    const ours = async () => ((await service.callAs(handler, `/cases/${caseId}/referrals/${id}/log`)).body as LineShown[]).map(({ by, readAt }) => [by, readAt]);
    const NOW = expect.any(String) as string;
    expect(await ours()).toEqual([['DESK', null], ['PARTNER', null]]);
    expect((await read(id)).map(({ by, readAt }) => [by, readAt])).toEqual([['DESK', null], ['PARTNER', NOW]]);
    expect(await ours()).toEqual([['DESK', NOW], ['PARTNER', null]]);
  });

  it('is not filled up by one side: what the other writes is there', async () => {
    const { caseId, id } = await withAnswer();
    await write(id, { kind: 'MESSAGE', words: 'x' });
    await service.kept.asAdministrator(
      `INSERT INTO referral_lines (id, referral_id, case_id, kind, by_whom, person, at, words)
       SELECT gen_random_uuid(), referral_id, case_id, kind, by_whom, person, at, words FROM referral_lines, generate_series(1, 999) WHERE referral_id = $1 AND by_whom = 'PARTNER'`, [id],
    );
    expect(codeOf(await write(id, { kind: 'MESSAGE', words: 'x' }))).toEqual([409, 'line.many']);
    expect((await deskWrites(caseId, id)).status).toBe(201);
    const [all] = await service.kept.asAdministrator<{ lines: number }>('SELECT count(*)::int AS lines FROM referral_lines WHERE referral_id = $1', [id]);
    expect(all?.lines).toBe(1_002);
  });

  it('gives what the desk wrote only while consent to the story holds, though the packet stays open', async () => {
    const { caseId, id } = await withAnswer();
    await consent(caseId, 'CP-REFER', 'P-JURIS', ['S1', 'S3']);
    expect((await service.callAs(juris, `/offers/${id}/packet`)).status).toBe(200);
    expect(await read(id)).toEqual([]);
    await consent(caseId, 'CP-REFER', 'P-JURIS', ['S1', 'S2']);
    expect([(await service.callAs(juris, `/offers/${id}/packet`)).status, (await read(id)).map(({ by }) => by)]).toEqual([404, ['DESK']]);
  });

  it('was held by whoever read what the desk wrote: known afterwards, and asked to be deleted', async () => {
    const { caseId, id, consentId } = await withAnswer();
    expect((await read(id)).map(({ by }) => by)).toEqual(['DESK']);
    expect((await service.callAs(juris, `/offers/${id}/decline`, { because: 'OTHER' })).status).toBe(200);
    await service.callAs(handler, `/cases/${caseId}/consents/${consentId}/withdraw`, {});
    const [shown] = (await service.callAs(coordinator, `/cases/${caseId}/referrals`)).body as ReferralShown[];
    expect(shown).toMatchObject({ status: 'DECLINED', deletionAskedAt: expect.any(String) as string, readBy: [{ person: juris.sub, fields: [] }] });
  });
});
