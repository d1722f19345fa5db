import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { fromBinary, type DescMessage, type MessageShape } from '@bufbuild/protobuf';
import { ConsentGivenSchema, ConsentOverriddenSchema, ConsentWithdrawnSchema, ReferralUnansweredSchema, SharingSuspendedSchema } from '@amparo/contracts';
import type { PersonClaims } from '@amparo/domain';
import { writeAudit } from '@amparo/persistence';
import { StartedService } from '@amparo/testing';
import { aDirectory, aReport, heard } from '../../test/builders';
import { forget } from '../../test/forget';
import { deskBeside, routedTo, type Desk } from '../../test/desk';
import { ProtectionConfig } from '../config';
import type { HelpAsked, ReferralShown } from '../needs/needs.dto';
import type { OverrideShown } from '../overrides/overrides.dto';
import { protection } from '../service';
import type { ConsentRead, ConsentShown, RecordedConsent, RefusalNoted } from './consents.dto';

/** Each test is some twenty calls, which take their time on a busy machine. */
jest.setTimeout(60_000);

type Person = Partial<PersonClaims> & Pick<PersonClaims, 'sub'>;

const handler: Person = { sub: 'hana', roles: [{ role: 'CASE_HANDLER' }] };
const coordinator: Person = { sub: 'coord-lac', roles: [{ role: 'REGIONAL_COORDINATOR', region: 'LAC' }] };
const swg = (sub: string, con: string[] = []): Person => ({ sub, con, roles: [{ role: 'MEMBER', group: 'g', kind: 'SECURITY_WORKING_GROUP' }] });
const auditor: Person = { sub: 'auditor', roles: [{ role: 'AUDITOR' }] };
const nobody = randomUUID();
const WORDS = 'never by telephone, invented words';
const NAME = 'Invented Witness';

const given = {
  answer: 'GIVEN', purpose: 'CP-REFER', recipient: 'P-JURIS', classes: ['S1', 'S2'], by: { who: 'PERSON' }, how: 'ORAL_WITNESSED', language: 'es',
  explained: ['RISKS', 'LIMITS', 'MAY_REFUSE', 'MAY_WITHDRAW'], conditions: [WORDS], named: { witness: NAME },
};

describe('what somebody agreed to', () => {
  const service = new StartedService(protection, new ProtectionConfig(), aDirectory());
  let desk: Desk;
  beforeAll(async () => {
    desk = await deskBeside(service);
  });
  afterAll(() => service.stop());

  const route = (change?: Parameters<typeof aReport>[0]) => routedTo(desk, handler.sub, change);
  const at = (caseId: string, rest = '') => `/cases/${caseId}/consents${rest}`;
  const record = async (caseId: string, said: object = {}, who = handler) => service.callAs(who, at(caseId), { ...given, ...said });
  const recorded = async (caseId: string, said: object = {}) => {
    const { status, body } = await record(caseId, said);
    expect([status, body]).toMatchObject([201, { consentId: expect.any(String) as string }]);
    return body as RecordedConsent;
  };
  const list = async (caseId: string, who = handler) => (await service.callAs(who, at(caseId))).body as ConsentShown[];
  const statuses = async (caseId: string) => (await list(caseId)).map(({ purpose, recipient, status }) => [purpose, recipient, status].join(' ')).sort();
  const withdraw = (caseId: string, consentId: string, who = handler) => service.callAs(who, at(caseId, `/${consentId}/withdraw`), {});
  const codeOf = ({ status, body }: { status: number; body: unknown }) => [status, (body as { code?: string }).code];
  /** What was told of a case, in order; on the event log by now, or not yet. */
  const told = async <D extends DescMessage>(type: D, caseId: string): Promise<MessageShape<D>[]> => {
    const rows = await service.kept.asAdministrator<{ lane: string; payload: Buffer }>(
      'SELECT id, lane, payload FROM outbox WHERE type = $1 AND subject = $2 UNION ALL SELECT id, lane, payload FROM told WHERE type = $1 AND subject = $2 ORDER BY id', [type.typeName, caseId],
    );
    expect(rows.map(({ lane }) => lane)).toEqual(rows.map(() => (type.typeName === ConsentGivenSchema.typeName ? 'normal' : 'danger')));
    return rows.map(({ payload }) => fromBinary(type, payload));
  };

  it('is kept for one purpose and one named partner, for ninety days, and told in codes', async () => {
    const caseId = await route();
    const { consentId } = await recorded(caseId);
    const [shown] = await list(caseId, coordinator);
    expect(shown).toMatchObject({ consentId, status: 'GIVEN', purpose: 'CP-REFER', recipient: 'P-JURIS', classes: ['S1', 'S2'], givenBy: 'PERSON', how: 'ORAL_WITNESSED', recordedBy: 'hana' });
    expect(Date.parse(String(shown?.expiresAt)) - Date.parse(String(shown?.givenAt))).toBe(90 * 86_400_000);
    expect(await told(ConsentGivenSchema, caseId)).toMatchObject([{ consentId, purpose: 'CP-REFER', recipientId: 'c-juris', dataClasses: ['S1', 'S2'] }]);
  });

  it('has a paper while it holds, without the caregiver who is suspected; a suspended one has none, and says so', async () => {
    const caseId = await route();
    const paper = (consentId: string) => service.callAs(handler, at(caseId, `/${consentId}/paper`));
    const child = await recorded(caseId, { purpose: 'CP-CONTACT', recipient: '', classes: ['S1'], by: { who: 'CHILD', childAgrees: true, caregiverSuspected: true } });
    expect((await paper(child.consentId)).body).toMatchObject({ givenBy: 'CHILD', withoutCaregiver: true });
    const { consentId } = await recorded(caseId);
    expect((await paper(consentId)).body).toMatchObject({ givenBy: 'PERSON', withoutCaregiver: false });
    await desk.hear(desk.routeReport, heard(aReport({ continuesCaseId: caseId, withdrawnConsents: [{ purpose: 'CP-REFER', recipientId: 'c-juris' }] })));
    expect(codeOf(await paper(consentId))).toEqual([409, 'consent.no-paper']);
    expect((await list(caseId)).filter(({ suspended }) => suspended).map((one) => one.consentId)).toEqual([consentId]);
  });

  it('is read with its terms by whoever has the case, with its names by the handler alone, and noted before', async () => {
    const caseId = await route();
    const { consentId } = await recorded(caseId);
    await desk.hear(desk.handler, heard({ caseId, personId: 'coord-lac', $typeName: 'amparo.casework.v1.CaseAssigned' as const }));
    const read = async (who: Person) => (await service.callAs(who, at(caseId, `/${consentId}`))).body as ConsentRead;
    expect(await read(handler)).toMatchObject({ status: 'GIVEN', terms: { conditions: [WORDS], notTo: [] }, named: { witness: NAME } });
    expect(await read(coordinator)).toMatchObject({ terms: { conditions: [WORDS] }, named: null });
    const noted = await service.kept.asAdministrator<{ person: string; action: string }>('SELECT person, action FROM audit WHERE case_id = $1 AND about = $2 ORDER BY sequence', [caseId, consentId]);
    expect(noted.map(({ person, action }) => `${person} ${action}`)).toEqual(['hana consent.record', 'hana consent.read', 'hana case.read-identity', 'coord-lac consent.read']);
    // Whoever is responsible for the case, and auditors, see who read it; nobody else.
    const readers = (who: Person) => service.callAs(who, `/cases/${caseId}/readers`);
    for (const who of [handler, auditor]) {
      const { entries } = (await readers(who)).body as { entries: { person: string; action: string; purpose: string }[] };
      expect(entries.slice(0, 3).map(({ person, action, purpose }) => `${person} ${action} ${purpose}`)).toEqual(['coord-lac consent.read CASE_WORK', 'hana case.read-identity CASE_WORK', 'hana consent.read CASE_WORK']);
    }
    // Whoever looks again and again does not push out of sight what others read.
    const again = { at: new Date(Date.now() + 1), person: 'coord-lac', action: 'consent.read', caseId, purpose: 'CASE_WORK' };
    await writeAudit(service.kept.database, Array.from({ length: 220 }, () => again));
    const { entries } = (await readers(auditor)).body as { entries: { person: string; action: string; purpose: string; times: number }[] };
    expect(entries[0]).toEqual({ ...entries[0], person: 'coord-lac', action: 'consent.read', at: again.at.toISOString(), times: 221 });
    expect(entries).toContainEqual(expect.objectContaining({ person: 'hana', action: 'case.read-identity', times: 1 }));
    const refused: Person[] = [swg('two'), { sub: 'other', roles: handler.roles ?? [] }, { ...handler, fac: 1 }];
    expect((await Promise.all(refused.map(readers))).map(({ status }) => status)).toEqual([403, 404, 403]);
    // Nobody's words lie anywhere in the clear.
    for (const table of ['consents', 'outbox', 'told', 'audit']) {
      const rows = JSON.stringify(await service.kept.asAdministrator(`SELECT t::text AS row FROM ${table} t`));
      for (const word of [WORDS, NAME]) for (const form of [word, Buffer.from(word).toString('hex')]) expect([table, rows.includes(form)]).toEqual([table, false]);
    }
  });

  it('is not there where somebody agreed to anybody: that is a wish, until she is asked about one named partner', async () => {
    const caseId = await route();
    expect(await recorded(caseId, { recipient: '*' })).toMatchObject({ status: 'PENDING', expiresAt: null });
    await recorded(caseId, { answer: 'ASKED' });
    expect(await told(ConsentGivenSchema, caseId)).toEqual([]);
    const { consentId } = await recorded(caseId);
    const [answer, question] = (await list(caseId)).filter(({ recipient }) => recipient === 'P-JURIS');
    expect([answer?.status, question?.status, question?.answeredBy]).toEqual(['GIVEN', 'PENDING', consentId]);
  });

  it.each<[string, object, number, string]>([
    ['without all that must be explained', { explained: ['RISKS'] }, 422, 'consent.not-explained'],
    ['by a relative of an adult who can be asked', { by: { who: 'REPRESENTATIVE' } }, 422, 'consent.she-can-be-asked'],
    ['only said, without a witness', { named: {} }, 422, 'consent.no-witness'],
    ['for somebody whom the directory does not know', { recipient: 'P-NOBODY' }, 422, 'consent.recipient-unknown'],
    ['that must never reach its own recipient', { notTo: ['P-JURIS'] }, 422, 'consent.recipient-kept-out'],
    ['of tomorrow', { givenAt: '2999-01-01T00:00:00Z' }, 422, 'consent.of-the-future'],
    ['on a day that there is not', { givenAt: '2026-13-45T00:00:00Z' }, 400, 'request.malformed'],
    ['by nobody', { by: null }, 400, 'request.malformed'],
    ['with a further field', { caseId: nobody }, 400, 'request.malformed'],
  ])('is not kept: %s', async (_what, said, status, code) => {
    const caseId = await route();
    expect(codeOf(await record(caseId, said))).toEqual([status, code]);
    expect(await list(caseId)).toEqual([]);
  });

  it('gives way to a later one for the same', async () => {
    const caseId = await route();
    const first = await recorded(caseId);
    await recorded(caseId, { classes: ['S1'] });
    const rows = await list(caseId);
    expect(rows.map(({ status, classes }) => [status, classes.join()])).toEqual([['GIVEN', 'S1'], ['EXPIRED', 'S1,S2']]);
    expect(rows[1]?.consentId).toBe(first.consentId);
  });

  it('ends at once when it is taken back, by whoever hears of it, and what was given before does not come back', async () => {
    const caseId = await route();
    const [juris, refuge] = [await recorded(caseId), await recorded(caseId, { recipient: 'P-REFUGE' })];
    const answer = await withdraw(caseId, juris.consentId, coordinator);
    expect(answer).toMatchObject({ status: 200, body: { consentId: juris.consentId } });
    expect(await withdraw(caseId, juris.consentId)).toEqual(answer);
    expect(await statuses(caseId)).toEqual(['CP-REFER P-JURIS WITHDRAWN', 'CP-REFER P-REFUGE GIVEN']);
    expect(await told(ConsentWithdrawnSchema, caseId)).toMatchObject([{ consentId: juris.consentId, recipientId: 'c-juris' }]);
    expect(await told(SharingSuspendedSchema, caseId)).toMatchObject([{ purpose: 'CP-REFER', recipientId: 'c-juris' }]);
    expect(codeOf(await record(caseId, { givenAt: new Date(Date.now() - 3_600_000).toISOString() }))).toEqual([409, 'consent.objected-since']);
    expect(codeOf(await withdraw(caseId, randomUUID()))).toEqual([404, 'consent.absent']);
    await recorded(caseId, { conditions: [], notTo: ['P-REFUGE'] });
    expect(await statuses(caseId)).toEqual(['CP-REFER P-JURIS GIVEN', 'CP-REFER P-JURIS WITHDRAWN', 'CP-REFER P-REFUGE WITHDRAWN']);
    expect((await told(ConsentWithdrawnSchema, caseId))[1]).toMatchObject({ consentId: refuge.consentId });
  });

  it('ends when it is refused, or taken back at the door, as often as that happens', async () => {
    const caseId = await route();
    const atTheDoor = () => desk.hear(desk.routeReport, heard(aReport({ caseId, submissionId: randomUUID(), sequence: 2, withdrawnConsents: [{ purpose: '', recipientId: 'c-juris' }] })));
    for (const stop of [() => recorded(caseId, { answer: 'REFUSED' }), atTheDoor, atTheDoor]) {
      const { consentId } = await recorded(caseId);
      await pause(2);
      await stop();
      const ended = (await list(caseId)).find((one) => one.consentId === consentId);
      expect(ended?.status).toBe('WITHDRAWN');
      // Nor does the same paper count again.
      expect(codeOf(await record(caseId, { givenAt: ended?.givenAt }))).toEqual([409, 'consent.objected-since']);
    }
    expect((await told(ConsentWithdrawnSchema, caseId)).length).toBe(3);
  });

  it('is done without only in imminent danger, by two people, for 72 hours, and looked at by a third', async () => {
    const caseId = await route();
    const ask = (id: string, who: Person, said: object = {}) =>
      service.callAs(who, `/cases/${id}/overrides`, { purpose: 'CP-REFER', recipient: 'P-JURIS', cannotBeAsked: 'MISSING', because: WORDS, ...said });
    const then = (what: string, id: string, who: Person, body: object = {}) => service.callAs(who, `/cases/${caseId}/overrides/${id}/${what}`, body);
    expect(codeOf(await ask(await route({ urgency: 'HIGH' }), swg('one')))).toEqual([422, 'override.not-imminent']);
    expect(codeOf(await ask(caseId, swg('one'), { purpose: 'CP-PUBLIC', recipient: 'P-JURIS' }))).toEqual([422, 'override.purpose']);
    const { overrideId } = (await ask(caseId, swg('one'))).body as { overrideId: string };
    expect(await list(caseId)).toEqual([]);
    expect(codeOf(await then('agree', overrideId, swg('one')))).toEqual([422, 'override.second-person']);
    expect(codeOf(await then('review', overrideId, swg('three'), { personTold: true }))).toEqual([409, 'override.not-agreed']);
    // Whoever is to agree reads why, and that is noted first.
    const why = (who: Person, id = overrideId) => service.callAs(who, `/cases/${caseId}/overrides/${id}`);
    expect(await why(coordinator)).toMatchObject({ status: 200, body: { overrideId, because: WORDS, askedBy: 'one', agreedBy: null } });
    expect([codeOf(await why(auditor)), codeOf(await why(coordinator, nobody))]).toEqual([[403, 'access.forbidden'], [404, 'override.absent']]);
    expect(await service.kept.asAdministrator(`SELECT person FROM audit WHERE about = $1 AND purpose = 'READ'`, [overrideId])).toEqual([{ person: 'coord-lac' }]);
    expect(await then('agree', overrideId, coordinator)).toMatchObject({ status: 200, body: { status: 'OVERRIDE' } });
    const [shown] = await list(caseId);
    expect(shown).toMatchObject({ consentId: overrideId, status: 'OVERRIDE', classes: ['S1', 'S3'] });
    expect(Date.parse(String(shown?.expiresAt)) - Date.parse(String(shown?.givenAt))).toBe(72 * 3_600_000);
    expect(await told(ConsentOverriddenSchema, caseId)).toMatchObject([{ consentId: overrideId, recipientId: 'c-juris', personIds: ['one', 'coord-lac'] }]);
    const review = async (who: Person) => ((await service.callAs(who, '/overrides')).body as OverrideShown[]).filter((one) => one.overrideId === overrideId);
    expect(await review(auditor)).toMatchObject([{ caseId, askedBy: 'one', agreedBy: 'coord-lac', reviewedBy: null, personToldAt: null }]);
    expect(await review(swg('hers', ['c-else']))).toHaveLength(1);
    expect(codeOf(await then('review', overrideId, coordinator, { personTold: true }))).toEqual([403, 'override.own']);
    expect(await then('review', overrideId, swg('three'), { personTold: true })).toMatchObject({ status: 200, body: { reviewedBy: 'three', personToldAt: expect.any(String) as string } });
    // Whom she has said no to stays out, whatever the danger.
    await withdraw(caseId, overrideId);
    expect(codeOf(await ask(caseId, swg('one')))).toEqual([422, 'override.refused-before']);
    expect(await ask(caseId, swg('one'), { recipient: 'P-REFUGE' })).toMatchObject({ status: 201 });
  });

  it('is hidden with its case, and open to nobody whom it is not for', async () => {
    const caseId = await route({ conflicts: ['c-else'] });
    const { consentId } = await recorded(caseId);
    const calls = (id: string, who: Person) => [
      service.callAs(who, at(id)), service.callAs(who, at(id, `/${consentId}`)), withdraw(id, consentId, who), record(id, {}, who),
      service.callAs(who, `/cases/${id}/overrides`, { purpose: 'CP-REFER', recipient: 'P-JURIS', cannotBeAsked: 'MISSING', because: WORDS }),
    ];
    for (const who of [{ ...handler, con: ['c-else'] }, { ...swg('two'), con: ['c-else'] }, { sub: 'other', roles: handler.roles } as Person]) {
      const [answers, absent] = [await Promise.all(calls(caseId, who)), await Promise.all(calls(nobody, who))];
      expect(answers).toEqual(absent);
      for (const answer of answers) expect(answer.status).toBe(404);
    }
    const statusOf = async (who: Person) => (await Promise.all(calls(caseId, who))).map(({ status }) => status);
    expect(await statusOf(auditor)).toEqual([200, 403, 403, 403, 403]);
    expect(await statusOf({ sub: 'partner', org: 'P-JURIS', roles: [{ role: 'PROTECTION_PARTNER' }] })).toEqual([403, 403, 403, 403, 403]);
    expect(await statusOf({ ...handler, fac: 1 })).toEqual([403, 403, 403, 403, 403]);
    expect(await statuses(caseId)).toEqual(['CP-REFER P-JURIS GIVEN']);
  });

  it('for a community is without whoever does not agree: nothing names her any more, what named her is revoked and to be deleted, until she agrees after all', async () => {
    const caseId = await route();
    const petra: Person = { sub: 'petra', org: 'P-JURIS', roles: [{ role: 'PROTECTION_PARTNER' }] };
    const community = (more: object = {}) => recorded(caseId, { by: { who: 'COMMUNITY' }, named: { basis: 'invented assembly', witness: NAME, ...more } });
    const refuse = (name: string, agrees = false, who = handler) => service.callAs(who, at(caseId, '/refusals'), { name, agrees });
    expect(codeOf(await refuse('Zoe Ficticia'))).toEqual([409, 'consent.no-community']);
    const { consentId } = await community({ without: ['Ana María Inventada'] });
    const asked = async (measure: string) => {
      const referralId = ((await service.callAs(coordinator, `/cases/${caseId}/needs`, { measures: [measure], to: 'P-JURIS' })).body as HelpAsked).offered[0]?.referralId ?? '';
      expect((await service.callAs(petra, `/offers/${referralId}/commit`, {})).status).toBe(200);
      return referralId;
    };
    const release = (referralId: string, says: string) => service.callAs(handler, `/cases/${caseId}/referrals/${referralId}/release`, { fields: [{ field: 'SUMMARY', says }] });
    const write = (referralId: string, words: string) => service.callAs(handler, `/cases/${caseId}/referrals/${referralId}/log`, { lineId: randomUUID(), words });
    const [one, other, third] = [await asked('PM-LEGAL'), await asked('PM-BAIL'), await asked('PM-LEGAL')];
    expect(codeOf(await release(one, 'invented: INVENTADA, Ana Maria, and her sister'))).toEqual([422, 'consent.names-who-refused']);
    for (const [referralId, says] of [[one, 'invented words of Zoe, Ficticia'], [other, 'invented words of nobody'], [third, 'invented words of none']] as const) expect((await release(referralId, says)).status).toBe(200);
    expect((await service.callAs(petra, `/offers/${one}/packet`)).status).toBe(200);
    expect(codeOf(await write(other, 'ana maría inventada'))).toEqual([422, 'consent.names-who-refused']);
    expect((await write(third, 'an answer to la señora FICTICIA')).status).toBe(201);

    // She says no after the packet was read, and long after somebody would help.
    const needs = async () => service.kept.asAdministrator<{ id: string; state: string; helps: string }>('SELECT n.id, n.state, r.id AS helps FROM needs n JOIN referrals r ON r.need_id = n.id WHERE n.case_id = $1', [caseId]);
    const stateOf = async (referralId: string) => (await needs()).find(({ helps }) => helps === referralId)?.state;
    await service.kept.asAdministrator('UPDATE needs SET answer_by = now() WHERE case_id = $1', [caseId]);
    while ((await needs()).some(({ state }) => state !== 'HELPED')) await pause(20);
    expect(codeOf(await refuse('—'))).toEqual([422, 'consent.no-name']);
    expect(codeOf(await refuse('Zoe Ficticia', false, coordinator))).toEqual([403, 'access.forbidden']);
    const refused = await refuse('Zoe Ficticia');
    expect([refused.status, (refused.body as RefusalNoted).referralIds.sort()]).toEqual([200, [one, third].sort()]);
    const stands = async () => Object.fromEntries(((await service.callAs(coordinator, `/cases/${caseId}/referrals`)).body as ReferralShown[]).map((each) => [each.referralId, [each.status, each.deletionAskedAt !== null]]));
    expect(await stands()).toEqual({ [one]: ['REVOKED', true], [other]: ['RELEASED', false], [third]: ['REVOKED', true] });
    // Whoever asked hears that nobody helps with that any more.
    const alone = (await needs()).filter(({ helps }) => helps !== other).map(({ id }) => id).sort();
    while ((await told(ReferralUnansweredSchema, caseId)).length < 2) await pause(20);
    expect([(await told(ReferralUnansweredSchema, caseId)).map(({ needId }) => needId).sort(), await stateOf(one), await stateOf(other)]).toEqual([alone, 'UNANSWERED', 'HELPED']);
    for (const referralId of [one, third]) expect(codeOf(await service.callAs(petra, `/offers/${referralId}/packet`))).toEqual([404, 'packet.absent']);
    expect((await service.callAs(petra, `/offers/${other}/packet`)).status).toBe(200);
    expect(((await service.callAs(handler, at(caseId, `/${consentId}`))).body as ConsentRead).named).toMatchObject({ without: ['Ana María Inventada', 'Zoe Ficticia'] });

    // A later consent without a word of her does not undo that; she herself does.
    await community();
    const fourth = await asked('PM-LEGAL');
    expect(codeOf(await release(fourth, 'invented words of Zoe, Ficticia'))).toEqual([422, 'consent.names-who-refused']);
    expect((await refuse('Zoe Ficticia', true)).status).toBe(200);
    expect((await release(fourth, 'invented words of Zoe, Ficticia')).status).toBe(200);
    // And who is named in a consent that is recorded later is out of what was released before it.
    await community({ without: ['Zoe Ficticia'] });
    expect((await stands())[fourth]).toEqual(['REVOKED', true]);
    const noted = await service.kept.asAdministrator<{ purpose: string }>(`SELECT purpose FROM audit WHERE case_id = $1 AND purpose IN ('ONE_REFUSED', 'AGREES_AFTER_ALL') ORDER BY sequence`, [caseId]);
    expect(noted.map(({ purpose }) => purpose)).toEqual(['ONE_REFUSED', 'AGREES_AFTER_ALL']);
    // One who agrees does not agree for another of nearly the same name.
    for (const name of ['Александр Вымышленный', 'Александра Вымышленная']) await refuse(name);
    await refuse('Александр Вымышленный', true);
    expect(codeOf(await write(other, 'ответ Александре'))).toEqual([422, 'consent.names-who-refused']);
  });

  it('goes with its case when that is erased, key and all', async () => {
    const caseId = await route();
    await recorded(caseId);
    const rows = async () => (await service.kept.asAdministrator<{ n: number }>(
      `SELECT (SELECT count(*) FROM consents WHERE case_id = $1)::int + (SELECT count(*) FROM case_keys WHERE case_id = $1)::int AS n`, [caseId]))[0]?.n;
    expect(await rows()).toBe(2);
    await forget(service.kept.database, caseId);
    expect(await rows()).toBe(0);
    expect(codeOf(await record(caseId))).toEqual([404, 'case.absent']);
  });
});
