import { randomUUID } from 'node:crypto';
import type { DescMessage } from '@bufbuild/protobuf';
import {
  CheckInDueSchema, CheckInMissedSchema, CheckInsChangedSchema, ConsentEndingSchema, ConsentOverriddenSchema, ConsentWithdrawnSchema, DeletionConfirmedSchema, DeletionRequestedSchema, PlanActionMovedSchema, HandOffAskedSchema, HandOffMovedSchema, ContactMovedSchema, ReassessmentDueSchema, ReferralMovedSchema, ReferralOfferedSchema,
  ReferralSilentSchema, ReferralTroubledSchema, ReferralUnansweredSchema, ReferralWrittenSchema,
} from '@amparo/contracts';
import { Outbox, type Handler } from '@amparo/messaging';
import type { ServiceDatabase } from '@amparo/testing';
import { aReportRouted, anAlertAcknowledged, anAlertRaised, heard } from '../../test/builders';
import { aDatabase } from '../../test/database';
import { NotificationsConfig } from '../config';
import { TellDeskOnCheckInDue } from '../check-ins/tell-desk-on-check-in-due';
import { TellDeskOnCheckInMissed } from '../check-ins/tell-desk-on-check-in-missed';
import { TellDeskOnCheckInsChanged } from '../check-ins/tell-desk-on-check-ins-changed';
import { TellDeskOnConsentWithdrawn } from '../consents/tell-desk-on-consent-withdrawn';
import { TellWitnessesOnConsentOverridden } from '../consents/tell-witnesses-on-consent-overridden';
import { ForgetErasedCase } from '../erasure/forget-erased-case';
import { TellDeskOnContactMoved } from '../contacts/tell-desk-on-contact-moved';
import { TellGroupOnHandOffAsked } from '../hand-offs/tell-group-on-hand-off-asked';
import { TellPeopleOnHandOffMoved } from '../hand-offs/tell-people-on-hand-off-moved';
import { AcknowledgeItem } from '../items/acknowledge-item';
import { ITEM_KINDS } from '../items/item-kinds.rules';
import { ListItems } from '../items/list-items';
import { ownItemsOf } from '../items/own-items.rules';
import { ReadOwnItems } from '../items/read-own-items';
import { TellPeopleOnReportRouted } from '../items/tell-people-on-report-routed';
import { CancelPagesOnAlertAcknowledged } from '../messages/cancel-pages-on-alert-acknowledged';
import { ListDeliveries } from '../messages/list-deliveries';
import { WriteMessages } from '../messages/write-messages';
import { WriteMessagesOnAlertRaised } from '../messages/write-messages-on-alert-raised';
import { WriteMessagesOnReferralUnanswered } from '../messages/write-messages-on-referral-unanswered';
import { TellDeskOnConsentEnding } from '../consents/tell-desk-on-consent-ending';
import { TellDeskOnReferralSilent } from './tell-desk-on-referral-silent';
import { TellDeskOnReferralTroubled } from './tell-desk-on-referral-troubled';
import { TellDeskOnReassessmentDue } from '../risk/tell-desk-on-reassessment-due';
import { TellPeopleOnPlanActionMoved } from '../risk/tell-people-on-plan-action-moved';
import { TellDeskOnDeletionConfirmed } from './tell-desk-on-deletion-confirmed';
import { TellPartnerOnDeletionRequested } from './tell-partner-on-deletion-requested';
import { TellPartnerOnReferralOffered } from './tell-partner-on-referral-offered';
import { TellPeople } from '../items/tell-people';
import { TellPeopleOnReferralWritten } from './tell-people-on-referral-written';
import { TellPeopleOnReferralMoved } from './tell-people-on-referral-moved';

const REFERENCE = 'AM-7F3K-92QD';

describe('of referrals and consents', () => {
  let made: ServiceDatabase;
  let sight: Awaited<ReturnType<ServiceDatabase['openSight']>>;
  const paged = Object.assign(new NotificationsConfig(), { smtpUrl: 'smtp://127.0.0.1', pageWebhookUrl: 'http://127.0.0.1' });
  const tell = new TellPeople(new WriteMessages(paged));
  beforeAll(async () => {
    made = await aDatabase();
    sight = await made.openSight();
  });
  afterAll(async () => {
    await sight.close();
    await made.drop();
  });

  const hear = <D extends DescMessage>(handler: Handler<D>, event: Parameters<Handler<D>['handle']>[0]) => made.database.transaction((tx) => handler.handle(event, tx));
  const subject = (person: string, partner: boolean, conflicts: string[] = []) => ({
    person, session: 's', factors: 2 as const, language: 'en', conflicts,
    ...(partner ? { organisation: 'P-JURIS', roles: [{ role: 'PROTECTION_PARTNER' as const }] } : { roles: [{ role: 'CASE_HANDLER' as const }] }),
  });
  const list = async (person: string, partner = false, conflicts: string[] = []) =>
    new ListItems(new ReadOwnItems(made.database, sight)).run(ownItemsOf({ kind: 'person', subject: subject(person, partner, conflicts) }, undefined, 'item.list'), { limit: 500 });
  const messagesOf = async (caseId: string) => (await new ListDeliveries(made.database).run(caseId)).map(({ person, channel, class: of }) => [person, channel, of].join(' ')).sort();
  /** To whom a message went that names the event as what called her. */
  const causedBy = ({ id }: { id: string }) => made.database.query('SELECT person_id FROM messages WHERE cause = $1', [id]);
  const offered = (caseId: string, people: string[], urgency = 'HIGH', forDesk: object = {}) => heard(ReferralOfferedSchema, caseId, {
    ...forDesk, caseId, needId: randomUUID(), referralId: randomUUID(), organisationId: 'c-juris', measures: ['PM-LEGAL'], urgency, ring: 1, alertMode: 'PAGE', partnerPersonIds: people,
  });
  const moved = (caseId: string, data: object) => heard(ReferralMovedSchema, caseId, { caseId, reference: REFERENCE, referralId: randomUUID(), organisationId: 'c-juris', urgency: 'HIGH', ...data });
  const nobody = () => `someone-${randomUUID().slice(0, 8)}`;

  it('a partner\'s people learn that there is an offer, and of no case', async () => {
    const [caseId, petra] = [randomUUID(), nobody()];
    const event = offered(caseId, [petra]);
    for (let time = 0; time < 2; time++) await hear(new TellPartnerOnReferralOffered(tell), event);
    const [item, ...more] = await list(petra, true);
    expect(more).toEqual([]);
    expect(item).toMatchObject({ kind: 'OFFER', caseId: null, reference: '', referralId: event.data.referralId, urgency: 'HIGH', takenBy: [] });
    expect(JSON.stringify(item)).not.toContain(caseId);
    expect(await messagesOf(caseId)).toEqual([`${petra} MAIL DANGER`, `${petra} PAGE DANGER`]);
    // She has seen it, and takes no case by it.
    await new AcknowledgeItem(made.database, new Outbox()).run(item?.id ?? '', ownItemsOf({ kind: 'person', subject: subject(petra, true) }, undefined, 'item.acknowledge'));
    expect((await list(petra, true))[0]?.acknowledgedAt).toBeDefined();
    expect(await made.database.query('SELECT 1 FROM outbox WHERE subject = $1', [caseId])).toEqual([]);
    expect(await made.database.query('SELECT key FROM sight WHERE case_id = $1', [caseId])).toEqual([{ key: `partner:${petra}` }]);
  });

  it('whoever answers for the case learns that a link is to be made, where the organisation that is asked has nobody here', async () => {
    const [caseId, hana] = [randomUUID(), nobody()];
    await hear(new TellPartnerOnReferralOffered(tell), offered(caseId, [], 'HIGH', { reference: REFERENCE, deskPersonIds: [hana] }));
    expect((await list(hana)).map(({ kind, reference }) => [kind, reference])).toEqual([['LINK_WANTED', REFERENCE]]);
  });

  it.each([
    ['COMMITTED', { deskPersonIds: ['D'] }, ['D REFERRAL_COMMITTED']],
    ['DECLINED', { deskPersonIds: ['D'], declinedBecause: 'NO_CAPACITY' }, ['D REFERRAL_DECLINED']],
    ['IN_SERVICE', { deskPersonIds: ['D'] }, []],
    ['RELEASED', { partnerPersonIds: ['P'] }, ['P PACKET']],
    ['REVOKED', { partnerPersonIds: ['P'] }, ['P OFFER_ENDED']],
    ['REVOKED', { partnerPersonIds: ['P'], deletionAsked: true }, ['P DELETION']],
    ['DONE', { partnerPersonIds: ['P'], deletionAsked: true }, ['P DELETION']],
    ['RELEASED', { deskPersonIds: ['D'] }, ['D LINK_WANTED']],
    ['DECLINED', { deskPersonIds: ['D'], deletionAsked: true }, ['D LINK_WANTED']],
  ])('a referral that is %s %j reaches %j, once and by mail', async (status, data, told) => {
    const caseId = randomUUID();
    const event = moved(caseId, { status, ...data });
    for (let time = 0; time < 2; time++) await hear(new TellPeopleOnReferralMoved(tell), event);
    const rows = await made.database.query<{ person: string; kind: string }>('SELECT person_id AS person, kind FROM items WHERE case_id = $1', [caseId]);
    expect(rows.map(({ person, kind }) => `${person} ${kind}`)).toEqual(told);
    expect(await messagesOf(caseId)).toEqual(told.map((one) => `${one[0] ?? ''} MAIL DANGER`));
  });

  it('whoever answers for the case sees which, and does not take it by having seen it', async () => {
    const [caseId, hana] = [randomUUID(), nobody()];
    await hear(new TellPeopleOnReferralMoved(tell), moved(caseId, { status: 'COMMITTED', deskPersonIds: [hana] }));
    const [item] = await list(hana);
    expect(item).toMatchObject({ kind: 'REFERRAL_COMMITTED', caseId, reference: REFERENCE, referralId: expect.any(String) as string });
    await new AcknowledgeItem(made.database, new Outbox()).run(item?.id ?? '', ownItemsOf({ kind: 'operator' }, hana, 'item.acknowledge'));
    expect(await made.database.query('SELECT 1 FROM outbox WHERE subject = $1', [caseId])).toEqual([]);
  });

  it('a withdrawal of several consents at once is one item, and an override reaches others than the two', async () => {
    const [caseId, hana, swg] = [randomUUID(), nobody(), nobody()];
    const withdrawn = (version: number) => heard(ConsentWithdrawnSchema, caseId, { caseId, reference: REFERENCE, consentId: randomUUID(), purpose: 'CP-REFER', recipientId: 'c-juris', deskPersonIds: [hana] }, { version });
    for (const version of [4, 4, 7]) await hear(new TellDeskOnConsentWithdrawn(tell), withdrawn(version));
    expect((await list(hana)).map(({ kind }) => kind)).toEqual(['CONSENT_WITHDRAWN', 'CONSENT_WITHDRAWN']);
    const overridden = heard(ConsentOverriddenSchema, caseId, { caseId, reference: REFERENCE, consentId: randomUUID(), personIds: ['a', hana], witnessPersonIds: [swg, hana] });
    await hear(new TellWitnessesOnConsentOverridden(tell), overridden);
    expect((await list(swg)).map(({ kind }) => kind)).toEqual(['OVERRIDE']);
    expect((await list(hana)).map(({ kind }) => kind)).not.toContain('OVERRIDE');
    expect(await made.sightFaults()).toEqual([]);
  });

  it('whoever answers for the case hears ahead that a consent ends, that it has, and that nothing went on after a yes, each once', async () => {
    const [caseId, hana] = [randomUUID(), nobody()];
    const of = { caseId, reference: REFERENCE, urgency: 'MEDIUM', deskPersonIds: [hana] };
    const [consentId, referralId] = [randomUUID(), randomUUID()];
    for (const status of ['SOON', 'ENDED', 'ENDED']) await hear(new TellDeskOnConsentEnding(tell), heard(ConsentEndingSchema, caseId, { ...of, consentId, purpose: 'CP-REFER', status }));
    for (let time = 0; time < 2; time++) await hear(new TellDeskOnReferralSilent(tell), heard(ReferralSilentSchema, caseId, { ...of, referralId, status: 'SENT' }));
    expect((await list(hana)).map(({ kind, urgency }) => `${kind} ${urgency}`).sort()).toEqual(['CONSENT_ENDED MEDIUM', 'CONSENT_ENDING MEDIUM', 'REFERRAL_SILENT MEDIUM']);
    expect(await messagesOf(caseId)).toEqual([`${hana} MAIL ORDINARY`, `${hana} MAIL ORDINARY`, `${hana} MAIL ORDINARY`]);
  });

  it('whoever answers for the case is called where a link may be in other hands, and each time that a deletion is late; whoever has duty, where the case is erased', async () => {
    const [caseId, referralId, hana] = [randomUUID(), randomUUID(), nobody()];
    const trouble = (of: string, status: string, alertMode = 'PAGE') =>
      heard(ReferralTroubledSchema, of === '' ? referralId : of, { caseId: of, reference: of === '' ? '' : REFERENCE, referralId, status, urgency: of === '' ? 'NONE' : 'IMMINENT', alertMode, deskPersonIds: [hana] });
    const codes = trouble(caseId, 'CODES');
    for (const event of [codes, codes, trouble(caseId, 'ELSEWHERE'), trouble(caseId, 'DELETION'), trouble(caseId, 'DELETION'), trouble(caseId, 'OF_A_NEWER_TELLER'), trouble('', 'DELETION', 'QUEUE')]) {
      await hear(new TellDeskOnReferralTroubled(tell), event);
    }
    const items = await list(hana);
    expect(items.map(({ kind }) => kind).sort()).toEqual(['DELETION_LATE', 'DELETION_LATE', 'DELETION_LEFT', 'LINK_CODES', 'LINK_ELSEWHERE']);
    expect(items.filter(({ kind }) => kind === 'DELETION_LEFT').map(({ caseId: of, reference }) => [of, reference])).toEqual([[null, '']]);
    expect((await messagesOf(referralId)).every((message) => message.includes('MAIL'))).toBe(true);
  });

  it('whoever answers for the case is called to assess anew, once', async () => {
    const [caseId, hana] = [randomUUID(), nobody()];
    const due = heard(ReassessmentDueSchema, caseId, { caseId, reference: REFERENCE, assessmentId: randomUUID(), urgency: 'MEDIUM', deskPersonIds: [hana] });
    for (let time = 0; time < 2; time++) await hear(new TellDeskOnReassessmentDue(tell), due);
    expect((await list(hana)).map(({ kind, urgency }) => [kind, urgency])).toEqual([['REASSESSMENT_DUE', 'MEDIUM']]);
    expect(await causedBy(due)).toEqual([{ person_id: hana }]);
    expect(await messagesOf(caseId)).toEqual([`${hana} MAIL ORDINARY`]);
  });

  it('whoever sees to a planned action hears when it is hers, before its day and when that has passed: each once, by mail, and not that it has ended', async () => {
    const [caseId, hana, actionId] = [randomUUID(), nobody(), randomUUID()];
    const step = (status: string) => heard(PlanActionMovedSchema, caseId, { caseId, reference: REFERENCE, actionId, status, urgency: 'HIGH', deskPersonIds: [hana] });
    for (const status of ['GIVEN', 'DUE', 'LATE', 'LATE', 'DONE', 'NEWER']) await hear(new TellPeopleOnPlanActionMoved(tell), step(status));
    const items = await list(hana);
    expect(items.map(({ kind, caseId: of, reference }) => [kind, of, reference]).sort()).toEqual(['PLAN_DUE', 'PLAN_GIVEN', 'PLAN_LATE'].map((kind) => [kind, caseId, REFERENCE]));
    expect(await messagesOf(caseId)).toEqual(Array.from({ length: 3 }, () => `${hana} MAIL DANGER`));
    await new AcknowledgeItem(made.database, new Outbox()).run(items[0]?.id ?? '', ownItemsOf({ kind: 'operator' }, hana, 'item.acknowledge'));
    expect(await made.database.query('SELECT 1 FROM outbox WHERE subject = $1', [caseId])).toEqual([]);
  });

  it('whoever answers for the case hears what another group says, and that a partner wrote; a partner that the desk wrote, and of no case', async () => {
    const [caseId, referralId, hana, petra] = [randomUUID(), randomUUID(), nobody(), nobody()];
    const handed = heard(HandOffMovedSchema, caseId, { caseId, reference: REFERENCE, handOffId: randomUUID(), handOffKind: 'GRANT', status: 'TAKEN', urgency: 'HIGH', deskPersonIds: [hana] });
    for (let time = 0; time < 2; time++) await hear(new TellPeopleOnHandOffMoved(tell), handed);
    expect(await messagesOf(caseId)).toEqual([]);
    const wrote = (people: object) => heard(ReferralWrittenSchema, caseId, { caseId, reference: REFERENCE, referralId, organisationId: 'c-juris', lineId: randomUUID(), urgency: 'HIGH', ...people });
    await hear(new TellPeopleOnReferralWritten(tell), wrote({ deskPersonIds: [hana] }));
    await hear(new TellPeopleOnReferralWritten(tell), wrote({ partnerPersonIds: [petra] }));
    expect((await list(hana)).map(({ kind }) => kind).sort()).toEqual(['HAND_OFF_MOVED', 'REFERRAL_WRITTEN']);
    expect((await list(petra, true)).map(({ kind, caseId: of, referralId: about }) => [kind, of, about])).toEqual([['DESK_WROTE', null, referralId]]);
    expect(await messagesOf(caseId)).toEqual([`${hana} MAIL ORDINARY`, `${petra} MAIL ORDINARY`].sort());
  });

  it('a group hears each time that it is asked, by mail, and that it is called back; whoever answers for the case, once, of letters that were taken back', async () => {
    const [caseId, hana, rosa] = [randomUUID(), nobody(), nobody()];
    const of = { caseId, reference: REFERENCE, handOffKind: 'COMMUNITY', urgency: 'HIGH', groupPersonIds: [rosa] };
    const asks = [1, 2].map(() => heard(HandOffAskedSchema, caseId, { ...of, handOffId: randomUUID() }));
    for (const ask of [...asks, ...asks]) await hear(new TellGroupOnHandOffAsked(tell), ask);
    await hear(new TellPeopleOnHandOffMoved(tell), heard(HandOffMovedSchema, caseId, { ...of, handOffId: randomUUID(), status: 'CALLED_BACK' }));
    expect((await list(rosa)).map(({ kind }) => kind).sort()).toEqual(['HAND_OFF_ASKED', 'HAND_OFF_ASKED', 'HAND_OFF_CALLED_BACK']);
    const letter = (people: string[]) => heard(ContactMovedSchema, caseId, { caseId, reference: REFERENCE, draftId: randomUUID(), purpose: 'CP-UN', recipientId: 'c-un', status: 'TAKEN_BACK', deskPersonIds: people });
    const first = letter([hana]);
    for (const event of [first, { ...letter([hana]), version: first.version }, letter([])]) await hear(new TellDeskOnContactMoved(tell), event);
    expect((await list(hana)).map(({ kind }) => kind)).toEqual(['CONTACT_TAKEN_BACK']);
    expect(await messagesOf(caseId)).toEqual([`${hana} MAIL ORDINARY`, `${rosa} MAIL ORDINARY`, `${rosa} MAIL ORDINARY`].sort());
  });

  it('whoever answers for the case hears of a check-in that is due or missed, and of a pause or agreement that is over, each once', async () => {
    const [caseId, hana] = [randomUUID(), nobody()];
    const of = { caseId, reference: REFERENCE, checkInId: randomUUID(), urgency: 'HIGH', deskPersonIds: [hana] };
    const [due, missed] = [heard(CheckInDueSchema, caseId, { ...of, dueId: randomUUID() }), heard(CheckInMissedSchema, caseId, { ...of, dueId: randomUUID() })];
    const changed = ['AGREED', 'RESUMED', 'ENDED', 'OF_TOMORROW'].map((status) => heard(CheckInsChangedSchema, caseId, { ...of, status }));
    for (let time = 0; time < 2; time++) {
      await hear(new TellDeskOnCheckInDue(tell), due);
      await hear(new TellDeskOnCheckInMissed(tell), missed);
      for (const one of changed) await hear(new TellDeskOnCheckInsChanged(tell), one);
    }
    expect((await list(hana)).map(({ kind, urgency }) => [kind, urgency]).sort()).toEqual([['CHECK_INS_ENDED', 'HIGH'], ['CHECK_INS_RESUMED', 'HIGH'], ['CHECK_IN_DUE', 'HIGH'], ['CHECK_IN_MISSED', 'HIGH']]);
    expect(await causedBy(missed)).toEqual([{ person_id: hana }]);
    // It is the alert that pages.
    expect(new Set(await messagesOf(caseId))).toEqual(new Set([`${hana} MAIL DANGER`]));
  });

  it('nobody is told who is kept out of the case, before or after', async () => {
    const [caseId, petra, paulo] = [randomUUID(), nobody(), nobody()];
    await hear(new TellPeopleOnReportRouted(), aReportRouted({ caseId, recipients: [], excludedPersonIds: [petra] }));
    await hear(new TellPartnerOnReferralOffered(tell), offered(caseId, [petra, paulo]));
    expect([await list(petra, true), (await list(paulo, true)).length]).toEqual([[], 1]);
    expect(await list(paulo, true, ['c-involved'])).toHaveLength(1);
    await hear(new TellPeopleOnReportRouted(), aReportRouted({ caseId, recipients: [], conflicts: ['c-involved'] }, { version: 2 }));
    expect(await list(paulo, true, ['c-involved'])).toEqual([]);
  });

  it('whoever was released from the case and answers for it again hears of it again, by what is newer alone', async () => {
    const [caseId, hana] = [randomUUID(), nobody()];
    await hear(new TellPeopleOnReportRouted(), aReportRouted({ caseId, recipients: [], releasedPersonIds: [hana] }, { version: 5 }));
    const committed = (version: number) => heard(ReferralMovedSchema, caseId, { ...moved(caseId, { status: 'COMMITTED', deskPersonIds: [hana] }).data }, { version });
    await hear(new TellPeopleOnReferralMoved(tell), committed(4));
    expect((await list(hana)).map(({ kind }) => kind)).toEqual(['RELEASED']);
    const withdrawn = { caseId, reference: REFERENCE, consentId: randomUUID(), purpose: 'CP-REFER', recipientId: 'c-juris', deskPersonIds: [hana] };
    await hear(new TellDeskOnConsentWithdrawn(tell), heard(ConsentWithdrawnSchema, caseId, withdrawn, { version: 6 }));
    await hear(new TellPeopleOnReferralMoved(tell), committed(7));
    expect((await list(hana)).map(({ kind }) => kind).sort()).toEqual(['CONSENT_WITHDRAWN', 'REFERRAL_COMMITTED', 'RELEASED']);
    expect(await messagesOf(caseId)).toEqual([`${hana} MAIL DANGER`, `${hana} MAIL ORDINARY`]);
  });

  it('whoever was released and is called since no partner would help is called', async () => {
    const [caseId, hana] = [randomUUID(), nobody()];
    await hear(new TellPeopleOnReportRouted(), aReportRouted({ caseId, recipients: [], releasedPersonIds: [hana] }, { version: 5 }));
    const unanswered = { caseId, reference: REFERENCE, needId: randomUUID(), measures: ['PM-LEGAL'], urgency: 'HIGH', alertMode: 'PAGE', recipients: [{ personId: hana, routes: ['ESCALATION'] }] };
    await hear(new WriteMessagesOnReferralUnanswered(new WriteMessages(paged)), heard(ReferralUnansweredSchema, caseId, unanswered, { version: 6 }));
    expect(await messagesOf(caseId)).toEqual([`${hana} MAIL DANGER`, `${hana} PAGE DANGER`]);
  });

  it('a partner is still called to an offer when somebody at the desk has taken the alert, and nobody else to the alert', async () => {
    const [caseId, petra, duty] = [randomUUID(), nobody(), nobody()];
    await hear(new TellPartnerOnReferralOffered(tell), offered(caseId, [petra]));
    await hear(new WriteMessagesOnAlertRaised(new WriteMessages(paged)), anAlertRaised({ caseId, recipients: [{ personId: duty, routes: ['SWG'] }] }));
    await hear(new CancelPagesOnAlertAcknowledged(), anAlertAcknowledged(caseId));
    const pages = await made.database.query("SELECT person_id AS person, state FROM messages WHERE case_id = $1 AND channel = 'PAGE'", [caseId]);
    expect(pages).toEqual(expect.arrayContaining([{ person: petra, state: 'PENDING' }, { person: duty, state: 'CANCELLED' }]));
  });

  it('what is to be deleted is told when the case is erased, once, and outlives what is forgotten of it', async () => {
    const [caseId, referralId, petra, hana] = [randomUUID(), randomUUID(), nobody(), nobody()];
    await hear(new TellPartnerOnReferralOffered(tell), offered(caseId, [petra]));
    await hear(new TellDeskOnDeletionConfirmed(tell), heard(DeletionConfirmedSchema, caseId, { caseId, reference: REFERENCE, referralId, organisationId: 'c-juris', deskPersonIds: [hana] }));
    expect((await list(hana)).map(({ kind }) => kind)).toEqual(['DELETION_CONFIRMED']);
    await made.database.transaction(async (tx) => {
      await tx.query('INSERT INTO erased_cases (case_id) VALUES ($1)', [caseId]);
      await new ForgetErasedCase().run(tx, caseId);
    });
    for (let time = 0; time < 2; time++) {
      await hear(new TellPartnerOnDeletionRequested(tell), heard(DeletionRequestedSchema, referralId, { referralId, organisationId: 'c-juris', partnerPersonIds: [petra] }));
    }
    expect((await list(petra, true)).map(({ kind, referralId: of, caseId: about }) => [kind, of, about])).toEqual([['DELETION', referralId, null]]);
    expect(await messagesOf(referralId)).toEqual([`${petra} MAIL ORDINARY`]);
  });

  it('is kept of every kind that there is', async () => {
    const [{ source }] = await made.asAdministrator<{ source: string }>(`SELECT pg_get_constraintdef(oid) AS source FROM pg_constraint WHERE conname = 'items_kind_check'`) as [{ source: string }];
    expect([...source.matchAll(/'([A-Z_]+)'/g)].map(([, kind]) => kind).sort()).toEqual([...ITEM_KINDS].sort());
  });
});
