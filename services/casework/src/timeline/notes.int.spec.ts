import { randomUUID } from 'node:crypto';
import {
  AlertAcknowledgedSchema, AlertEscalatedSchema, AlertRaisedSchema, CheckInDoneSchema, CheckInDueSchema, CheckInMissedSchema, CheckInsChangedSchema, ConsentEndingSchema, ConsentOverriddenSchema, ConsentWithdrawnSchema, ContactMovedSchema, DeletionConfirmedSchema, HandOffAskedSchema, HandOffMovedSchema, NotificationFailedSchema, PlanActionMovedSchema, ReassessmentDueSchema,
  ReferralMovedSchema, RiskAssessedSchema, ReferralOfferedSchema, ReferralSilentSchema, ReferralTroubledSchema, ReferralUnansweredSchema, SharingSuspendedSchema,
  AlertHandedOverSchema, AlertPausedSchema, ClockMovedSchema, UrgencyChangedSchema,
} from '@amparo/contracts';
import type { ServiceDatabase } from '@amparo/testing';
import { aDatabase } from '../../test/database';
import { heard } from '../../test/events';
import { CaseEntity } from '../cases/case.entity';
import { OpenTaskOnNotificationFailed } from '../tasks/open-task-on-notification-failed';
import { TaskEntity } from '../tasks/task.entity';
import { NoteOnAlertAcknowledged } from './note-on-alert-acknowledged';
import { NoteOnAlertEscalated } from './note-on-alert-escalated';
import { NoteOnAlertHandedOver } from './note-on-alert-handed-over';
import { NoteOnAlertPaused } from './note-on-alert-paused';
import { NoteOnAlertRaised } from './note-on-alert-raised';
import { NoteOnClockMoved } from './note-on-clock-moved';
import { NoteOnUrgencyChanged } from './note-on-urgency-changed';
import { NoteOnCheckInDone } from './note-on-check-in-done';
import { NoteOnCheckInMissed } from './note-on-check-in-missed';
import { NoteOnCheckInsChanged } from './note-on-check-ins-changed';
import { NoteOnConsentOverridden } from './note-on-consent-overridden';
import { NoteOnConsentWithdrawn } from './note-on-consent-withdrawn';
import { NoteOnContactMoved } from './note-on-contact-moved';
import { NoteOnDeletionConfirmed } from './note-on-deletion-confirmed';
import { NoteOnHandOffAsked } from './note-on-hand-off-asked';
import { NoteOnHandOffMoved } from './note-on-hand-off-moved';
import { NoteOnReferralMoved } from './note-on-referral-moved';
import { NoteOnReferralOffered } from './note-on-referral-offered';
import { NoteOnReferralUnanswered } from './note-on-referral-unanswered';
import { NoteOnPlanActionMoved } from './note-on-plan-action-moved';
import { NoteOnConsentEnding } from './note-on-consent-ending';
import { NoteOnReferralSilent } from './note-on-referral-silent';
import { NoteOnReferralTroubled } from './note-on-referral-troubled';
import { NoteOnReassessmentDue } from './note-on-reassessment-due';
import { NoteOnRiskAssessed } from './note-on-risk-assessed';
import { NoteOnSharingSuspended } from './note-on-sharing-suspended';
import { SeeCalledOnCheckInDue } from './see-called-on-check-in-due';
import { TimelineEntity } from './timeline.entity';

describe('the story of a case', () => {
  let made: ServiceDatabase;

  beforeAll(async () => {
    made = await aDatabase();
  });
  afterAll(() => made.drop());

  it('has every alert, who took it, and what was suspended, even of a case not heard of before', async () => {
    const caseId = randomUUID();
    await made.database.transaction(async (tx) => {
      await new NoteOnAlertRaised().handle(heard(AlertRaisedSchema, { caseId, urgency: 'HIGH', alertMode: 'PAGE' }, { version: 1 }), tx);
      await new NoteOnAlertEscalated().handle(heard(AlertEscalatedSchema, { caseId, rung: 1, rungRole: 'ALTERNATE_COORDINATOR' }, { version: 2 }), tx);
      await new NoteOnAlertAcknowledged().handle(heard(AlertAcknowledgedSchema, { caseId, personId: 'coord-lac' }, { version: 3 }), tx);
      await new NoteOnSharingSuspended().handle(heard(SharingSuspendedSchema, { caseId }, { version: 4 }), tx);
      await new NoteOnAlertRaised().handle(heard(AlertRaisedSchema, { caseId, urgency: 'MEDIUM', alertMode: 'QUEUE' }, { version: 5 }), tx);
    });
    const { manager } = made.database.dataSource;
    expect((await manager.find(TimelineEntity, { where: { caseId }, order: { at: 'ASC' } })).map(({ what, actor, detail }) => [what, actor, ...detail])).toEqual([
      ['ALERT_RAISED', null, 'HIGH', 'PAGE'],
      ['ALERT_ESCALATED', null, '1', 'ALTERNATE_COORDINATOR'],
      ['ALERT_ACKNOWLEDGED', 'coord-lac'],
      ['SHARING_SUSPENDED', null, '*'],
      ['ALERT_RAISED', null, 'MEDIUM', 'QUEUE'],
    ]);
    expect(await manager.findOneByOrFail(CaseEntity, { id: caseId })).toMatchObject({ urgency: 'HIGH' });
  });

  it('has what became of consents and of help that was asked for, without saying of whom', async () => {
    const [caseId, needId, referralId, consentId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    await made.database.transaction(async (tx) => {
      const offer = (ring: number, version: number) => new NoteOnReferralOffered().handle(heard(ReferralOfferedSchema, { caseId, needId, referralId: randomUUID(), organisationId: 'c-else', ring }, { version }), tx);
      const move = (data: object, version: number) => new NoteOnReferralMoved().handle(heard(ReferralMovedSchema, { caseId, referralId, organisationId: 'c-else', ...data }, { version }), tx);
      await offer(1, 1);
      await offer(1, 1);
      await offer(2, 2);
      await move({ status: 'EXPIRED' }, 3);
      await move({ status: 'DECLINED', declinedBecause: 'NO_CAPACITY' }, 4);
      await new NoteOnReferralUnanswered().handle(heard(ReferralUnansweredSchema, { caseId, needId, recipients: [{ personId: 'duty', routes: ['ESCALATION'] }] }, { version: 5 }), tx);
      await move({ status: 'REVOKED', deletionAsked: true }, 6);
      await new NoteOnDeletionConfirmed().handle(heard(DeletionConfirmedSchema, { caseId, referralId }, { version: 7 }), tx);
      await new NoteOnConsentWithdrawn().handle(heard(ConsentWithdrawnSchema, { caseId, consentId, purpose: 'CP-REFER', recipientId: 'c-else' }, { version: 8 }), tx);
      await new NoteOnRiskAssessed().handle(heard(RiskAssessedSchema, { caseId, assessmentId: randomUUID(), urgency: 'HIGH' }, { version: 8 }), tx);
      await new NoteOnReassessmentDue().handle(heard(ReassessmentDueSchema, { caseId, assessmentId: randomUUID(), urgency: 'HIGH', deskPersonIds: ['last'] }, { version: 8 }), tx);
      await new NoteOnPlanActionMoved().handle(heard(PlanActionMovedSchema, { caseId, actionId: randomUUID(), status: 'LATE', urgency: 'HIGH', deskPersonIds: ['called'] }, { version: 8 }), tx);
      for (const status of ['SOON', 'ENDED']) await new NoteOnConsentEnding().handle(heard(ConsentEndingSchema, { caseId, consentId, purpose: 'CP-REFER', status, urgency: 'HIGH', deskPersonIds: ['ending'] }, { version: 8 }), tx);
      await new NoteOnReferralSilent().handle(heard(ReferralSilentSchema, { caseId, referralId, status: 'SENT', urgency: 'HIGH', deskPersonIds: ['silent'] }, { version: 8 }), tx);
      for (const known of [caseId, '']) await new NoteOnReferralTroubled().handle(heard(ReferralTroubledSchema, { caseId: known, referralId, status: 'CODES', urgency: 'HIGH', alertMode: 'PAGE', deskPersonIds: ['troubled'] }, { version: 8 }), tx);
      await new NoteOnConsentOverridden().handle(heard(ConsentOverriddenSchema, { caseId, consentId, purpose: 'CP-REFER', personIds: ['ana', 'bea'] }, { version: 9 }), tx);
    });
    const { manager } = made.database.dataSource;
    expect((await manager.find(TimelineEntity, { where: { caseId }, order: { at: 'ASC', id: 'ASC' } })).map(({ what, actor, detail }) => [what, actor, ...detail])).toEqual([
      ['REFERRAL_OFFERED', null, needId, '1'],
      ['REFERRAL_OFFERED', null, needId, '2'],
      ['REFERRAL_MOVED', null, 'DECLINED', referralId, 'NO_CAPACITY'],
      ['REFERRAL_UNANSWERED', null, needId],
      ['REFERRAL_MOVED', null, 'REVOKED', referralId],
      ['DELETION_ASKED', null, referralId],
      ['DELETION_CONFIRMED', null, referralId],
      ['CONSENT_WITHDRAWN', null, 'CP-REFER', consentId],
      ['RISK_ASSESSED', null, 'HIGH'],
      ['REASSESSMENT_DUE', null, 'HIGH'],
      ['PLAN_ACTION_MOVED', null, 'LATE'],
      ['CONSENT_ENDING', null, 'CP-REFER', consentId],
      ['CONSENT_ENDED', null, 'CP-REFER', consentId],
      ['REFERRAL_SILENT', null, 'SENT', referralId],
      ['REFERRAL_TROUBLED', null, 'CODES', referralId],
      ['CONSENT_OVERRIDDEN', 'bea', 'CP-REFER', consentId, 'ana'],
    ]);
    // Whoever is called because nobody would help, or nobody else is there, sees the case.
    expect(await made.database.query('SELECT key FROM sight WHERE case_id = $1', [caseId])).toEqual(expect.arrayContaining([{ key: 'told:duty' }, { key: 'told:last' }, { key: 'told:called' }, { key: 'told:ending' }, { key: 'told:silent' }, { key: 'told:troubled' }]));
  });

  it('has what people did with its alert, and its level as they lowered it, whatever is heard late', async () => {
    const caseId = randomUUID();
    const handover = { caseId, handoverId: randomUUID(), fromPersonId: 'ana', personId: 'bea' };
    await made.database.transaction(async (tx) => {
      const hand = (status: string, version: number) => new NoteOnAlertHandedOver().handle(heard(AlertHandedOverSchema, { ...handover, status }, { version }), tx);
      const change = (status: string, urgency: string, personIds: string[], version: number) => new NoteOnUrgencyChanged().handle(heard(UrgencyChangedSchema, { caseId, status, urgency, personIds }, { version }), tx);
      const raise = (urgency: string, version: number) => new NoteOnAlertRaised().handle(heard(AlertRaisedSchema, { caseId, urgency, alertMode: 'PAGE' }, { version }), tx);
      await raise('HIGH', 1);
      for (const [place, status] of ['ASKED', 'ACCEPTED', 'REFUSED', 'LAPSED', 'OF_A_NEWER_TELLER'].entries()) await hand(status, 2 + place);
      await new NoteOnAlertPaused().handle(heard(AlertPausedSchema, { caseId, status: 'PAUSED', personId: 'ana' }, { version: 7 }), tx);
      await new NoteOnAlertPaused().handle(heard(AlertPausedSchema, { caseId, status: 'RESUMED', personId: 'bea' }, { version: 8 }), tx);
      await new NoteOnAlertPaused().handle(heard(AlertPausedSchema, { caseId, status: 'RESUMED' }, { version: 8 }), tx);
      await new NoteOnClockMoved().handle(heard(ClockMovedSchema, { caseId, clock: 'DECISION', status: 'MET', personId: 'ana' }, { version: 9 }), tx);
      await new NoteOnClockMoved().handle(heard(ClockMovedSchema, { caseId, clock: 'SAFE_CONTACT', status: 'OVERDUE', deskPersonIds: ['called'] }, { version: 10 }), tx);
      await change('RAISED', 'HIGH', ['ana'], 11);
      await change('ASKED', 'LOW', ['ana'], 12);
      await change('LAPSED', 'LOW', ['ana'], 13);
      await change('LOWERED', 'LOW', ['ana', 'bea'], 15);
      await raise('HIGH', 14);
    });
    const { manager } = made.database.dataSource;
    expect((await manager.find(TimelineEntity, { where: { caseId }, order: { at: 'ASC', id: 'ASC' } })).map(({ what, actor, detail }) => [what, actor, ...detail]).filter(([what]) => what !== 'ALERT_RAISED')).toEqual([
      ['HANDOVER_ASKED', 'ana', 'bea'], ['HANDOVER_ACCEPTED', 'bea', 'ana'], ['HANDOVER_REFUSED', 'bea', 'ana'], ['HANDOVER_LAPSED', null, 'bea'],
      ['LADDER_PAUSED', 'ana'], ['LADDER_RESUMED', 'bea'], ['LADDER_RESUMED', null], ['CLOCK_MET', 'ana', 'DECISION'], ['CLOCK_OVERDUE', null, 'SAFE_CONTACT'],
      ['URGENCY_RAISED', 'ana', 'HIGH'], ['LOWERING_ASKED', 'ana', 'LOW'], ['LOWERING_LAPSED', null, 'LOW'], ['URGENCY_LOWERED', 'bea', 'LOW'],
    ]);
    expect(await manager.findOneByOrFail(CaseEntity, { id: caseId })).toMatchObject({ urgency: 'LOW', loweredVersion: 15 });
    // Whoever is asked to take it, or called because nobody else is there, sees the case.
    expect(await made.database.query('SELECT key FROM sight WHERE case_id = $1', [caseId])).toEqual(expect.arrayContaining([{ key: 'told:bea' }, { key: 'told:called' }]));
  });

  it('has what other groups were asked, with a task until they say what came of it, also where they were faster; and drafts, not to whom', async () => {
    const [caseId, one, other] = [randomUUID(), randomUUID(), randomUUID()];
    await made.database.transaction(async (tx) => {
      const ask = (handOffId: string, handOffKind: string, version: number) => new NoteOnHandOffAsked().handle(heard(HandOffAskedSchema, { caseId, handOffId, handOffKind, urgency: 'HIGH' }, { version }), tx);
      const move = (handOffId: string, data: object, version: number) => new NoteOnHandOffMoved().handle(heard(HandOffMovedSchema, { caseId, handOffId, handOffKind: 'GRANT', ...data }, { version }), tx);
      await ask(one, 'GRANT', 1);
      await move(one, { status: 'TAKEN' }, 2);
      await move(other, { status: 'DECLINED', declinedBecause: 'NO_FUNDS' }, 3);
      await ask(other, 'COMMUNITY', 3);
      await new NoteOnContactMoved().handle(heard(ContactMovedSchema, { caseId, draftId: other, purpose: 'CP-UN', recipientId: 'c-un', status: 'DRAFTED' }, { version: 4 }), tx);
    });
    const { manager } = made.database.dataSource;
    const tasks = async () => (await manager.findBy(TaskEntity, { caseId })).map(({ code, about, doneAt }) => [code, about, doneAt === null]);
    expect(await tasks()).toEqual([['SEE_TO_HAND_OFF', one, true]]);
    await made.database.transaction((tx) => new NoteOnHandOffMoved().handle(heard(HandOffMovedSchema, { caseId, handOffId: one, handOffKind: 'GRANT', status: 'DONE' }, { version: 5 }), tx));
    expect(await tasks()).toEqual([['SEE_TO_HAND_OFF', one, false]]);
    expect((await manager.find(TimelineEntity, { where: { caseId }, order: { at: 'ASC', id: 'ASC' } })).map(({ what, detail }) => [what, ...detail])).toEqual([
      ['HAND_OFF_ASKED', 'GRANT'], ['HAND_OFF_MOVED', 'GRANT', 'TAKEN', one], ['HAND_OFF_MOVED', 'GRANT', 'DECLINED', other, 'NO_FUNDS'], ['HAND_OFF_ASKED', 'COMMUNITY'],
      ['CONTACT_MOVED', 'CP-UN', 'DRAFTED', other], ['HAND_OFF_MOVED', 'GRANT', 'DONE', one],
    ]);
  });

  it('has when check-ins were agreed, missed and done, and by whom; whoever was called to one sees the case', async () => {
    const [caseId, of] = [randomUUID(), { checkInId: randomUUID(), urgency: 'HIGH' }];
    await made.database.transaction(async (tx) => {
      const changed = (status: string, version: number, actor?: string) => new NoteOnCheckInsChanged().handle({ ...heard(CheckInsChangedSchema, { caseId, ...of, status }, { version }), ...(actor === undefined ? {} : { actor }) }, tx);
      const done = (late: boolean, version: number, actor?: string) => new NoteOnCheckInDone().handle({ ...heard(CheckInDoneSchema, { caseId, checkInId: of.checkInId, late }, { version }), ...(actor === undefined ? {} : { actor }) }, tx);
      await changed('AGREED', 1, 'hana');
      await new SeeCalledOnCheckInDue().handle(heard(CheckInDueSchema, { caseId, ...of, deskPersonIds: ['duty'] }, { version: 2 }), tx);
      await done(false, 3);
      await new NoteOnCheckInMissed().handle(heard(CheckInMissedSchema, { caseId, ...of, deskPersonIds: ['last'] }, { version: 4 }), tx);
      await done(true, 5, 'hana');
      await changed('PAUSED', 6, 'hana');
      await changed('RESUMED', 7);
      await changed('ENDED', 8);
      await changed('OF_TOMORROW', 9);
    });
    const { manager } = made.database.dataSource;
    expect((await manager.find(TimelineEntity, { where: { caseId }, order: { at: 'ASC', id: 'ASC' } })).map(({ what, actor, detail }) => [what, actor, ...detail])).toEqual([
      ['CHECK_INS_AGREED', 'hana', 'HIGH'], ['CHECK_IN_DONE', null], ['CHECK_IN_MISSED', null, 'HIGH'], ['CHECK_IN_DONE_LATE', 'hana'], ['CHECK_INS_PAUSED', 'hana'], ['CHECK_INS_RESUMED', null], ['CHECK_INS_ENDED', null],
    ]);
    expect(await made.database.query('SELECT key FROM sight WHERE case_id = $1', [caseId])).toEqual(expect.arrayContaining([{ key: 'told:duty' }, { key: 'told:last' }]));
  });

  it('has a task for each person whom no message reaches, and is not begun by that', async () => {
    const caseId = randomUUID();
    const unheard = heard(NotificationFailedSchema, { caseId: randomUUID(), personId: 'coord-lac', channel: 'MAIL' });
    await expect(made.database.transaction((tx) => new OpenTaskOnNotificationFailed().handle(unheard, tx))).rejects.toThrow('nothing was heard');
    expect(await made.database.query('SELECT 1 FROM cases WHERE id = $1', [unheard.data.caseId])).toEqual([]);
    await made.database.transaction((tx) => new NoteOnAlertRaised().handle(heard(AlertRaisedSchema, { caseId, urgency: 'HIGH', alertMode: 'PAGE' }), tx));
    const failed = heard(NotificationFailedSchema, { caseId, personId: 'coord-lac', channel: 'MAIL' });
    await made.database.transaction((tx) => new OpenTaskOnNotificationFailed().handle(failed, tx));
    expect(await made.database.dataSource.manager.findBy(TaskEntity, { caseId })).toMatchObject([{ code: 'REACH_PERSON', about: 'coord-lac', doneAt: null }]);
  });

  it('cannot be changed or thrown away by the service', async () => {
    await expect(made.database.query(`UPDATE timeline SET what = 'CASE_OPENED'`)).rejects.toMatchObject({ driverError: { code: '42501' } });
    const lines = async () => (await made.database.query<{ n: number }>('SELECT count(*)::int AS n FROM timeline'))[0]?.n;
    const before = await lines();
    expect(before).toBeGreaterThan(0);
    // Of an erased case alone it may delete anything.
    await made.database.query('DELETE FROM timeline');
    expect(await lines()).toBe(before);
  });
});
