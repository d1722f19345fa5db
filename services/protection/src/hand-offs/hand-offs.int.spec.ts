import { randomUUID } from 'node:crypto';
import { fromBinary, type DescMessage, type MessageShape } from '@bufbuild/protobuf';
import { ContactMovedSchema, HandOffAskedSchema, HandOffMovedSchema, ReportRoutedSchema } from '@amparo/contracts';
import type { Directory, DirectoryOrganisation, PersonClaims } from '@amparo/domain';
import { SystemClock } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import { StartedService } from '@amparo/testing';
import { aDirectory, aReport, heard } from '../../test/builders';
import { deskBeside, routedTo, type Desk } from '../../test/desk';
import { forget } from '../../test/forget';
import { ProtectionConfig } from '../config';
import type { ConsentPaper, RecordedConsent } from '../consents/consents.dto';
import type { ContactAnswer, ContactShown } from '../contacts/contacts.dto';
import { FindConcernedPeople } from '../hearers/find-concerned-people';
import { protection } from '../service';
import type { SeeCase } from '../sight/see-case';
import type { HandOffAnswer, HandOffShown } from './hand-offs.dto';
import { MoveHandOff } from './move-hand-off';
import { TakeHandOffOnApplicationOpened } from './take-hand-off-on-application-opened';

jest.setTimeout(60_000);

type Person = Partial<PersonClaims> & Pick<PersonClaims, 'sub'>;
const member = (sub: string, kind: string): Person => ({ sub, roles: [{ role: 'MEMBER', group: kind.toLowerCase(), kind }] });
const handler: Person = { sub: 'hana', roles: [{ role: 'CASE_HANDLER' }] };
const coordinator: Person = { sub: 'coord-lac', roles: [{ role: 'REGIONAL_COORDINATOR', region: 'LAC' }] };
const [grants, accountability, exchange] = [member('grants-1', 'GRANTS'), member('acc-1', 'ACCOUNTABILITY'), member('cre-desk', 'COMMUNITY_RESOURCE_EXCHANGE')] as const;
const outside = (id: string, kind: string): DirectoryOrganisation => ({ id, conflictId: `c-${id.toLowerCase()}`, kind, services: [], regions: [], languages: [] });

/** With grants and accountability in it, one of whom is of an organisation that a case may name; and a bank and a mechanism. */
function directory(): Directory {
  const before = aDirectory();
  return {
    ...before,
    people: [...before.people, ...['grants-1', 'acc-1'].map((id) => ({ id, conflictId: `c-${id}` })), { id: 'acc-2', conflictId: 'c-acc-2', organisationConflictId: 'c-bank' }],
    groups: [...before.groups, { id: 'grants', kind: 'GRANTS' }, { id: 'accountability', kind: 'ACCOUNTABILITY' }],
    roles: [...before.roles, { person: 'grants-1', role: 'MEMBER', group: 'grants' }, ...['acc-1', 'acc-2'].map((person) => ({ person, role: 'MEMBER' as const, group: 'accountability' }))],
    organisations: [...(before.organisations ?? []), outside('BANK', 'BANK'), outside('UN-SR', 'MECHANISM')],
  };
}
const NOTE = 'invented need of nobody';
const WORDS = 'invented words to a mechanism about Invented Person';

describe('beside partners', () => {
  const service = new StartedService(protection, new ProtectionConfig(), directory());
  let desk: Desk;
  beforeAll(async () => {
    desk = await deskBeside(service);
    desk.directory = directory();
  });
  afterAll(() => service.stop());

  const codeOf = ({ status, body }: { status: number; body: unknown }) => [status, (body as { code?: string } | undefined)?.code];
  const told = async <D extends DescMessage>(type: D, caseId: string): Promise<MessageShape<D>[]> =>
    (await service.kept.asAdministrator<{ payload: Buffer }>(
      'SELECT id, payload FROM outbox WHERE type = $1 AND subject = $2 UNION ALL SELECT id, payload FROM told WHERE type = $1 AND subject = $2 ORDER BY id', [type.typeName, caseId],
    )).map(({ payload }) => fromBinary(type, payload));
  const consent = async (caseId: string, purpose: string, recipient: string, classes = ['S1', 'S2', 'S3']) => ((await service.callAs(handler, `/cases/${caseId}/consents`, {
    answer: 'GIVEN', purpose, recipient, classes, by: { who: 'PERSON' }, how: 'WRITTEN', language: 'es', explained: ['RISKS', 'LIMITS', 'MAY_REFUSE', 'MAY_WITHDRAW'], conditions: ['no telephone'],
  })).body as RecordedConsent).consentId;
  const nowhere = async (...words: string[]) => {
    const tables = ['hand_offs', 'contact_drafts', 'outbox', 'told', 'audit'];
    const rows = JSON.stringify(await service.kept.asAdministrator(tables.map((table) => `SELECT t::text AS row FROM ${table} t`).join(' UNION ALL ')));
    for (const word of words) for (const form of [word, Buffer.from(word).toString('hex')]) expect(rows).not.toContain(form);
  };

  describe('a hand-off to a group of ours', () => {
    const ask = (caseId: string, kind: string, who = coordinator) => service.callAs(who, `/cases/${caseId}/hand-offs`, { kind, note: NOTE });
    const asked = async (caseId: string, kind: string) => (await ask(caseId, kind)).body as HandOffAnswer;
    const move = (who: Person, caseId: string, id: string, body: object) => service.callAs(who, `/cases/${caseId}/hand-offs/${id}/move`, body);
    const list = async (caseId: string) => (await service.callAs(coordinator, `/cases/${caseId}/hand-offs`)).body as HandOffShown[];
    const see = (who: Person, caseId: string, id: string) => service.callAs(who, `/cases/${caseId}/hand-offs/${id}`);

    it('brings the case to that group alone, without an alert, and what is asked for to be read by it', async () => {
      const caseId = await routedTo(desk, handler.sub);
      expect(codeOf(await see(accountability, caseId, randomUUID()))).toEqual([404, 'case.absent']);
      const { handOffId, status } = await asked(caseId, 'ACCOUNTABILITY');
      expect(status).toBe('ASKED');
      expect((await see(accountability, caseId, handOffId)).body).toMatchObject({ kind: 'ACCOUNTABILITY', status: 'ASKED', note: NOTE, askedBy: coordinator.sub });
      for (const who of [grants, exchange]) expect(codeOf(await see(who, caseId, handOffId))).toEqual([404, 'case.absent']);
      const routed = (await told(ReportRoutedSchema, caseId)).at(-1);
      expect([routed?.routes.includes('ACCOUNTABILITY'), routed?.recipients.map(({ personId }) => personId)]).toEqual([true, ['acc-1', 'acc-2']]);
      expect(routed?.because).toContain('HANDED-OFF:ACCOUNTABILITY');
      const decisions = await service.kept.asAdministrator<{ cause: string }>('SELECT cause FROM decisions WHERE case_id = $1 ORDER BY decided_at', [caseId]);
      expect(decisions.map(({ cause }) => cause)).toEqual(['REPORT', 'HANDED_OFF']);
      expect(await service.kept.asAdministrator(`SELECT 1 FROM alerted_people p JOIN alerts a ON a.id = p.alert_id WHERE a.case_id = $1 AND p.person_id LIKE 'acc-%'`, [caseId])).toEqual([]);
      expect((await told(HandOffAskedSchema, caseId)).map(({ handOffKind, urgency, reference }) => [handOffKind, urgency, reference])).toEqual([['ACCOUNTABILITY', 'IMMINENT', 'AM-TEST-0001']]);
      expect(codeOf(await ask(caseId, 'ACCOUNTABILITY'))).toEqual([409, 'hand-off.open']);
      expect(codeOf(await service.callAs(coordinator, `/cases/${caseId}/hand-offs`, { kind: 'GRANT', note: ' ' }))).toEqual([422, 'hand-off.empty']);
      expect(codeOf(await ask(caseId, 'GRANT', accountability))).toEqual([403, 'access.forbidden']);
      await nowhere(NOTE);
    });

    it('keeps out whoever of the group has a conflict in the case', async () => {
      const caseId = await routedTo(desk, handler.sub, { conflicts: ['c-bank'] });
      const { handOffId } = await asked(caseId, 'ACCOUNTABILITY');
      expect((await told(ReportRoutedSchema, caseId)).at(-1)?.recipients.map(({ personId }) => personId)).toEqual(['acc-1']);
      expect(codeOf(await see({ ...member('acc-2', 'ACCOUNTABILITY'), con: ['c-acc-2', 'c-bank'] }, caseId, handOffId))).toEqual([404, 'case.absent']);
    });

    it('says what is asked for to its own group and to who has the case, not to another group of the case, and to no group once it is called back', async () => {
      const caseId = await routedTo(desk, handler.sub);
      const { handOffId } = await asked(caseId, 'ACCOUNTABILITY');
      await asked(caseId, 'GRANT');
      expect(codeOf(await see(grants, caseId, handOffId))).toEqual([403, 'access.forbidden']);
      expect([(await see(accountability, caseId, handOffId)).status, (await see(handler, caseId, handOffId)).status]).toEqual([200, 200]);
      await service.callAs(coordinator, `/cases/${caseId}/hand-offs/${handOffId}/call-back`, {});
      expect(codeOf(await see(accountability, caseId, handOffId))).toEqual([403, 'access.forbidden']);
      expect((await see(handler, caseId, handOffId)).body).toMatchObject({ note: NOTE });
    });

    it('is moved by its group alone, told each time to who answers for the case, and to its people when it is asked again or called back', async () => {
      const caseId = await routedTo(desk, handler.sub);
      const { handOffId } = await asked(caseId, 'COMMUNITY');
      expect(codeOf(await move(handler, caseId, handOffId, { status: 'TAKEN' }))).toEqual([403, 'access.forbidden']);
      expect(codeOf(await move(exchange, caseId, handOffId, { status: 'DECLINED' }))).toEqual([422, 'hand-off.reason']);
      expect(codeOf(await move(exchange, caseId, handOffId, { status: 'DONE', because: 'OTHER' }))).toEqual([422, 'hand-off.reason']);
      for (const status of ['TAKEN', 'TAKEN', 'DONE']) expect((await move(exchange, caseId, handOffId, { status })).body).toMatchObject({ status });
      expect(codeOf(await move(exchange, caseId, handOffId, { status: 'TAKEN' }))).toEqual([409, 'hand-off.step']);
      const moves = await told(HandOffMovedSchema, caseId);
      expect(moves.map(({ status }) => status)).toEqual(['TAKEN', 'DONE']);
      expect(moves[0]?.deskPersonIds).toContain('hana');
      expect(await list(caseId)).toMatchObject([{ handOffId, status: 'DONE', movedBy: exchange.sub, declinedBecause: null }]);
      const again = await asked(caseId, 'COMMUNITY');
      expect((await move(exchange, caseId, again.handOffId, { status: 'DECLINED', because: 'NOT_OURS' })).body).toMatchObject({ status: 'DECLINED' });
      const third = await asked(caseId, 'COMMUNITY');
      expect((await service.callAs(coordinator, `/cases/${caseId}/hand-offs/${third.handOffId}/call-back`, {})).body).toMatchObject({ status: 'CALLED_BACK' });
      expect((await list(caseId)).map(({ status, declinedBecause }) => [status, declinedBecause])).toEqual([['CALLED_BACK', null], ['DECLINED', 'NOT_OURS'], ['DONE', null]]);
      expect((await told(HandOffAskedSchema, caseId)).map(({ groupPersonIds }) => groupPersonIds)).toEqual(Array(3).fill(['cre-desk']));
      expect((await told(HandOffMovedSchema, caseId)).map(({ status, groupPersonIds }) => [status, ...groupPersonIds])).toEqual([['TAKEN'], ['DONE'], ['DECLINED'], ['CALLED_BACK', 'cre-desk']]);
    });

    it('is taken once grants has a draft of it, heard twice or late, and goes with its case', async () => {
      const caseId = await routedTo(desk, handler.sub);
      const { handOffId } = await asked(caseId, 'GRANT');
      const take = new TakeHandOffOnApplicationOpened(new MoveHandOff(service.kept.database, {} as SeeCase, new FindConcernedPeople(desk.copy), new Outbox(), new SystemClock()));
      const opened = () => heard({ caseId, reference: 'AM-TEST-0001', handOffId, $typeName: 'amparo.grants.v1.ApplicationOpened' as const });
      await desk.hear(take, opened());
      await desk.hear(take, opened());
      expect(await list(caseId)).toMatchObject([{ status: 'TAKEN', movedBy: null }]);
      expect((await told(HandOffMovedSchema, caseId)).map(({ status }) => status)).toEqual(['TAKEN']);
      expect((await see(grants, caseId, handOffId)).body).toMatchObject({ note: NOTE });
      await forget(service.kept.database, caseId);
      await desk.hear(take, opened());
      for (const table of ['hand_offs', 'cases']) expect(await service.kept.asAdministrator(`SELECT 1 FROM ${table} WHERE case_id = $1`, [caseId])).toEqual([]);
    });
  });

  describe('a draft for a bank or mechanism outside', () => {
    const draft = (caseId: string, change: object = {}, who = handler) => service.callAs(who, `/cases/${caseId}/contacts`, { purpose: 'CP-UN', recipient: 'UN-SR', namesHer: true, words: WORDS, ...change });
    const step = (who: Person, caseId: string, id: string, what: string) => service.callAs(who, `/cases/${caseId}/contacts/${id}/${what}`, {});
    const list = async (caseId: string) => (await service.callAs(coordinator, `/cases/${caseId}/contacts`)).body as ContactShown[];

    it('is not even prepared without a consent for just that recipient and purpose, nor for one who is involved', async () => {
      const caseId = await routedTo(desk, handler.sub, { conflicts: ['c-bank'] });
      expect(codeOf(await draft(caseId))).toEqual([422, 'consent.absent']);
      await consent(caseId, 'CP-UN', 'UN-SR', ['S1', 'S2']);
      expect(codeOf(await draft(caseId))).toEqual([422, 'consent.class-not-agreed:S3']);
      expect(codeOf(await draft(caseId, { recipient: 'BANK', purpose: 'CP-BANKPRIV' }))).toEqual([422, 'contact.conflict']);
      expect(codeOf(await draft(caseId, { purpose: 'CP-BANKPRIV' }))).toEqual([422, 'consent.absent']);
      expect(codeOf(await draft(caseId, {}, coordinator))).toEqual([403, 'access.forbidden']);
      expect((await draft(caseId, { namesHer: false })).status).toBe(201);
    });

    it('leaves by hand, once a second person agreed, while consent holds, written down before', async () => {
      const caseId = await routedTo(desk, handler.sub);
      const consentId = await consent(caseId, 'CP-UN', 'UN-SR');
      const { contactId } = (await draft(caseId)).body as ContactAnswer;
      expect(codeOf(await step(handler, caseId, contactId, 'export'))).toEqual([409, 'contact.step']);
      expect(codeOf(await step(handler, caseId, contactId, 'agree'))).toEqual([422, 'contact.second-person']);
      expect((await step(coordinator, caseId, contactId, 'agree')).body).toMatchObject({ status: 'AGREED' });
      expect(codeOf(await service.callAs(coordinator, `/cases/${caseId}/contacts/${contactId}`))).toEqual([403, 'access.forbidden']);
      expect((await service.callAs(handler, `/cases/${caseId}/contacts/${contactId}`)).body).toMatchObject({ words: WORDS });
      expect((await step(handler, caseId, contactId, 'export')).body).toMatchObject({ status: 'EXPORTED', words: WORDS, recipient: 'UN-SR' });
      expect((await step(handler, caseId, contactId, 'export')).body).toMatchObject({ words: WORDS });
      await service.callAs(handler, `/cases/${caseId}/consents/${consentId}/withdraw`, {});
      expect(codeOf(await step(handler, caseId, contactId, 'export'))).toEqual([409, 'contact.step']);
      expect((await told(ContactMovedSchema, caseId)).map(({ status, purpose, recipientId }) => [status, purpose, recipientId])).toEqual(
        ['DRAFTED', 'AGREED', 'EXPORTED', 'EXPORTED', 'TAKEN_BACK'].map((status) => [status, 'CP-UN', 'c-un-sr']),
      );
      const noted = await service.kept.asAdministrator<{ purpose: string }>('SELECT purpose FROM audit WHERE about = $1 ORDER BY sequence', [contactId]);
      expect(noted.map(({ purpose }) => purpose)).toEqual(['DRAFTED', 'AGREED', 'CASE_WORK', 'EXPORTED', 'EXPORTED']);
      await nowhere(WORDS);
    });

    it('goes no further once its recipient turns out to be involved', async () => {
      const caseId = await routedTo(desk, handler.sub);
      await consent(caseId, 'CP-BANKPRIV', 'BANK');
      const bank = async () => ((await draft(caseId, { purpose: 'CP-BANKPRIV', recipient: 'BANK' })).body as ContactAnswer).contactId;
      const [written, agreed] = [await bank(), await bank()];
      await step(coordinator, caseId, agreed, 'agree');
      await desk.hear(desk.routeReport, heard(aReport({ caseId, sequence: 2, conflicts: ['c-bank'] })));
      expect([codeOf(await step(handler, caseId, agreed, 'export')), codeOf(await step(coordinator, caseId, written, 'agree'))]).toEqual(Array(2).fill([422, 'contact.conflict']));
    });

    it('ends with a withdrawal, and is not brought back by a new consent; of what was handed over who answers for the case is told', async () => {
      const caseId = await routedTo(desk, handler.sub);
      const drafted = async () => ((await draft(caseId)).body as ContactAnswer).contactId;
      const agreedDraft = async () => ((await step(coordinator, caseId, await drafted(), 'agree')).body as ContactAnswer).contactId;
      const consentId = await consent(caseId, 'CP-UN', 'UN-SR');
      const [written, agreed, gone] = [await drafted(), await agreedDraft(), await agreedDraft()];
      await step(handler, caseId, gone, 'export');
      await service.callAs(handler, `/cases/${caseId}/consents/${consentId}/withdraw`, {});
      await consent(caseId, 'CP-UN', 'UN-SR');
      for (const tried of [step(handler, caseId, agreed, 'export'), step(handler, caseId, gone, 'export'), step(coordinator, caseId, written, 'agree')]) expect(codeOf(await tried)).toEqual([409, 'contact.step']);
      expect((await told(ContactMovedSchema, caseId)).slice(-3).map(({ draftId, status, deskPersonIds }) => [draftId, status, deskPersonIds.includes('hana')]).sort()).toEqual([[written, 'DROPPED', false], [agreed, 'DROPPED', false], [gone, 'TAKEN_BACK', true]].sort());
      // What a body only said of it leaves drafts to a person: but what was agreed to before is agreed to anew.
      const later = await agreedDraft();
      await desk.hear(desk.routeReport, heard(aReport({ continuesCaseId: caseId, withdrawnConsents: [{ purpose: 'CP-UN' }] })));
      await consent(caseId, 'CP-UN', 'UN-SR');
      expect(codeOf(await step(handler, caseId, later, 'export'))).toEqual([422, 'contact.agreed-too-long-ago']);
    });

    it('is agreed to for a day, and can be dropped; no bank is asked for help', async () => {
      const caseId = await routedTo(desk, handler.sub);
      await consent(caseId, 'CP-BANKPRIV', 'BANK');
      const { contactId } = (await draft(caseId, { purpose: 'CP-BANKPRIV', recipient: 'BANK' })).body as ContactAnswer;
      await step(coordinator, caseId, contactId, 'agree');
      await service.kept.asAdministrator(`UPDATE contact_drafts SET agreed_at = now() - interval '25 hours' WHERE id = $1`, [contactId]);
      expect(codeOf(await step(handler, caseId, contactId, 'export'))).toEqual([422, 'contact.agreed-too-long-ago']);
      expect((await step(handler, caseId, contactId, 'drop')).body).toMatchObject({ status: 'DROPPED' });
      expect(await list(caseId)).toMatchObject([{ contactId, status: 'DROPPED', namesHer: true, endedBy: handler.sub }]);
      expect(codeOf(await service.callAs(coordinator, `/cases/${caseId}/needs`, { measures: ['PM-LEGAL'], to: 'BANK' }))).toEqual([422, 'need.not-a-partner']);
    });
  });

  describe('the paper of a consent', () => {
    const paper = (caseId: string, id: string, who = handler) => service.callAs(who, `/cases/${caseId}/consents/${id}/paper`);

    it('has her terms on it and nobody’s name, is written down as read, and is of what is asked or holds', async () => {
      const caseId = await routedTo(desk, handler.sub);
      const given = await consent(caseId, 'CP-REFER', 'P-JURIS', ['S1']);
      const shown = (await paper(caseId, given)).body as ConsentPaper;
      expect(shown).toEqual({
        consentId: given, status: 'GIVEN', purpose: 'CP-REFER', recipient: 'P-JURIS', classes: ['S1'], givenBy: 'PERSON', withoutCaregiver: false, explained: ['RISKS', 'LIMITS', 'MAY_REFUSE', 'MAY_WITHDRAW'], language: 'es',
        expiresAt: expect.any(String) as string, days: 90, conditions: ['no telephone'], notTo: [],
      });
      expect(await service.kept.asAdministrator(`SELECT 1 FROM audit WHERE about = $1 AND action = 'consent.read' AND purpose = 'PAPER'`, [given])).toHaveLength(1);
      const said = async (body: object) => ((await service.callAs(handler, `/cases/${caseId}/consents`, body)).body as RecordedConsent).consentId;
      const asked = await said({ answer: 'ASKED', purpose: 'CP-REFER', recipient: 'P-REFUGE' });
      expect((await paper(caseId, asked)).body).toMatchObject({ status: 'PENDING', classes: [], expiresAt: null, days: 90 });
      expect(codeOf(await paper(caseId, await said({ answer: 'REFUSED', purpose: 'CP-REFER', recipient: 'P-REFUGE' })))).toEqual([409, 'consent.no-paper']);
      expect(codeOf(await paper(caseId, asked))).toEqual([409, 'consent.no-paper']);
      await service.callAs(handler, `/cases/${caseId}/consents/${given}/withdraw`, {});
      expect(codeOf(await paper(caseId, given))).toEqual([409, 'consent.no-paper']);
      expect(codeOf(await paper(caseId, given, coordinator))).toEqual([403, 'access.forbidden']);
      expect(codeOf(await paper(caseId, randomUUID()))).toEqual([404, 'consent.absent']);
    });
  });
});
