import { randomUUID } from 'node:crypto';
import { AlertAcknowledgedSchema, AlertHandedOverSchema, AlertPausedSchema, ClockMovedSchema, MembershipChangedSchema, PersonLeftSchema, ReferralUnansweredSchema, UrgencyChangedSchema, type AlertRaised, type HeardEvent } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import type { Database } from '@amparo/persistence';
import type { DescMessage } from '@bufbuild/protobuf';
import type { ServiceDatabase } from '@amparo/testing';
import { aReportRouted, anAlertAcknowledged, anAlertEscalated, anAlertRaised, heard, toldBy } from '../../test/builders';
import { aDatabase } from '../../test/database';
import { TellDeskOnAlertPaused } from '../alerts/tell-desk-on-alert-paused';
import { TellDeskOnClockMoved } from '../alerts/tell-desk-on-clock-moved';
import { TellDeskOnUrgencyChanged } from '../alerts/tell-desk-on-urgency-changed';
import { TellPeopleOnAlertHandedOver } from '../alerts/tell-people-on-alert-handed-over';
import { NotificationsConfig } from '../config';
import { NoteTakingOnAlertAcknowledged } from '../items/note-taking-on-alert-acknowledged';
import { TellPeopleOnReportRouted } from '../items/tell-people-on-report-routed';
import { TellPeople } from '../items/tell-people';
import { CancelMessagesOnPersonLeft } from './cancel-messages-on-person-left';
import { CancelPagesOnAlertAcknowledged } from './cancel-pages-on-alert-acknowledged';
import { ListDeliveries } from './list-deliveries';
import { NoteReturnOnMembershipChanged } from './note-return-on-membership-changed';
import { WriteMessages } from './write-messages';
import { WriteMessagesOnAlertEscalated } from './write-messages-on-alert-escalated';
import { WriteMessagesOnAlertRaised } from './write-messages-on-alert-raised';
import { WriteMessagesOnReferralUnanswered } from './write-messages-on-referral-unanswered';

const configured = Object.assign(new NotificationsConfig(), { smtpUrl: 'smtp://127.0.0.1', pageWebhookUrl: 'http://127.0.0.1' });

describe('an alert', () => {
  let made: ServiceDatabase;
  let database: Database;
  const raised = new WriteMessagesOnAlertRaised(new WriteMessages(configured));
  const escalated = new WriteMessagesOnAlertEscalated(new WriteMessages(configured));

  beforeAll(async () => {
    made = await aDatabase();
    database = made.database;
  });
  afterAll(async () => made.drop());

  const hear = <D extends DescMessage>(handler: Handler<D>, event: Parameters<Handler<D>['handle']>[0]) => database.transaction((tx) => handler.handle(event, tx));
  const messagesOf = async (caseId: string) =>
    (await new ListDeliveries(database).run(caseId)).map(({ person, channel, class: of, state }) => [person, channel, of, state].join(' ')).sort();
  const itemsOf = (caseId: string) => database.query('SELECT person_id, kind FROM items WHERE case_id = $1 ORDER BY kind, person_id', [caseId]);
  const raise = async (data: Parameters<typeof anAlertRaised>[0] = {}): Promise<HeardEvent<AlertRaised>> => {
    const event = anAlertRaised(data);
    await hear(raised, event);
    return event;
  };

  it('at HIGH is a page and a mail, in the danger class, once however often it is heard', async () => {
    const event = await raise();
    await hear(raised, event);
    expect(await messagesOf(event.data.caseId)).toEqual(['swg-duty MAIL DANGER PENDING', 'swg-duty PAGE DANGER PENDING']);
  });

  it('at MEDIUM is an ordinary mail', async () => {
    const { data: { caseId } } = await raise({ urgency: 'MEDIUM', alertMode: 'QUEUE' });
    expect(await messagesOf(caseId)).toEqual(['swg-duty MAIL ORDINARY PENDING']);
  });

  it('of a need that nobody answers is a page, a mail and an item for those who are called, once, and not for whoever is kept out', async () => {
    const caseId = randomUUID();
    await hear(new TellPeopleOnReportRouted(), aReportRouted({ caseId, recipients: [], excludedPersonIds: ['coord-lac'] }));
    const unanswered = heard(ReferralUnansweredSchema, caseId, {
      caseId, reference: 'AM-7F3K-92QD', needId: randomUUID(), measures: ['PM-LEGAL'], urgency: 'HIGH', alertMode: 'PAGE',
      recipients: ['coord-lac', 'hana'].map((personId) => ({ personId, routes: ['ESCALATION'] })),
    });
    for (let time = 0; time < 2; time++) await hear(new WriteMessagesOnReferralUnanswered(new WriteMessages(configured)), unanswered);
    expect(await messagesOf(caseId)).toEqual(['hana MAIL DANGER PENDING', 'hana PAGE DANGER PENDING']);
    expect(await itemsOf(caseId)).toEqual([{ person_id: 'hana', kind: 'ESCALATION' }]);
  });

  it('that is given on calls whoever is asked, then tells whoever asked what became of it, once, and nobody who is kept out', async () => {
    const caseId = randomUUID();
    await hear(new TellPeopleOnReportRouted(), aReportRouted({ caseId, recipients: [], excludedPersonIds: ['coord-lac'] }));
    const handler = new TellPeopleOnAlertHandedOver(new TellPeople(new WriteMessages(configured)));
    const step = (handoverId: string, status: string, fromPersonId: string, personId: string) =>
      heard(AlertHandedOverSchema, caseId, { caseId, reference: 'AM-7F3K-92QD', handoverId, status, fromPersonId, personId, urgency: 'HIGH', alertMode: 'PAGE' });
    const [taken, refused] = [randomUUID(), randomUUID()];
    const asked = step(taken, 'ASKED', 'ana', 'bea');
    for (let time = 0; time < 2; time++) await hear(handler, asked);
    expect(await messagesOf(caseId)).toEqual(['bea MAIL DANGER PENDING', 'bea PAGE DANGER PENDING']);
    // By the event's own id, so that it is told when a channel took it.
    expect(await database.query('SELECT DISTINCT cause FROM messages WHERE case_id = $1', [caseId])).toEqual([{ cause: asked.id }]);
    await hear(handler, step(taken, 'ACCEPTED', 'ana', 'bea'));
    await hear(handler, step(refused, 'ASKED', 'bea', 'coord-lac'));
    await hear(handler, step(refused, 'LAPSED', 'bea', 'coord-lac'));
    expect(await itemsOf(caseId)).toEqual([{ person_id: 'bea', kind: 'HANDOVER' }, { person_id: 'ana', kind: 'HANDOVER_ACCEPTED' }, { person_id: 'bea', kind: 'HANDOVER_FAILED' }]);
  });

  it('whose level people change, or for which something is overdue, tells those who are named, each step once', async () => {
    const caseId = randomUUID();
    const tell = new TellPeople(new WriteMessages(configured));
    const [levels, overdue] = [new TellDeskOnUrgencyChanged(tell), new TellDeskOnClockMoved(tell)];
    const loweringId = randomUUID();
    const step = (status: string, deskPersonIds: string[]) => heard(UrgencyChangedSchema, caseId, { caseId, reference: 'AM-7F3K-92QD', status, urgency: 'LOW', urgencyBefore: 'HIGH', loweringId, personIds: ['ana'], deskPersonIds });
    const clock = (status: string) => heard(ClockMovedSchema, caseId, { caseId, reference: 'AM-7F3K-92QD', clock: 'DECISION', status, urgency: 'HIGH', deskPersonIds: status === 'MET' ? [] : ['cara'] });
    for (const event of [step('RAISED', []), step('ASKED', ['bea', 'cara']), step('LAPSED', ['ana']), step('LOWERED', ['cara'])]) for (let time = 0; time < 2; time++) await hear(levels, event);
    const late = clock('OVERDUE');
    for (const event of [clock('MET'), late]) for (let time = 0; time < 2; time++) await hear(overdue, event);
    // That it has left is told as a call's: by the event that called her.
    expect(await database.query('SELECT person_id FROM messages WHERE case_id = $1 AND cause = $2', [caseId, late.id])).toEqual([{ person_id: 'cara' }]);
    expect(await itemsOf(caseId)).toEqual([
      { person_id: 'cara', kind: 'CLOCK_OVERDUE' }, { person_id: 'bea', kind: 'LOWERING_ASKED' }, { person_id: 'cara', kind: 'LOWERING_ASKED' },
      { person_id: 'ana', kind: 'LOWERING_LAPSED' }, { person_id: 'cara', kind: 'URGENCY_LOWERED' },
    ]);
  });

  it('whose ladder one person stops tells the others who answer for it, once, and calls nobody when it goes on', async () => {
    const caseId = randomUUID();
    const paused = new TellDeskOnAlertPaused(new TellPeople(new WriteMessages(configured)));
    const step = (status: string) => heard(AlertPausedSchema, caseId, { caseId, reference: 'AM-7F3K-92QD', pauseId: 'a-pause', status, personId: 'ana', urgency: 'HIGH', deskPersonIds: ['bea', 'cara'] });
    for (const event of [step('PAUSED'), step('PAUSED'), step('RESUMED')]) await hear(paused, event);
    expect(await itemsOf(caseId)).toEqual([{ person_id: 'bea', kind: 'LADDER_PAUSED' }, { person_id: 'cara', kind: 'LADDER_PAUSED' }]);
    expect(await messagesOf(caseId)).toEqual(['bea MAIL DANGER PENDING', 'cara MAIL DANGER PENDING']);
  });

  it('is an item alone where neither mail nor pages are set up', async () => {
    const event = anAlertRaised();
    await hear(new WriteMessagesOnAlertRaised(new WriteMessages(new NotificationsConfig())), event);
    expect(await messagesOf(event.data.caseId)).toEqual([]);
    expect(await itemsOf(event.data.caseId)).toEqual([{ person_id: 'swg-duty', kind: 'ALERT' }]);
  });

  it('adds no item for those who have one of the case', async () => {
    const routed = aReportRouted();
    const { caseId } = routed.data;
    await hear(new TellPeopleOnReportRouted(), routed);
    await raise({ caseId, recipients: [toldBy('swg-duty', 'SWG'), toldBy('coord-lac', 'SWG')] });
    expect(await itemsOf(caseId)).toEqual([{ person_id: 'coord-lac', kind: 'REPORT' }, { person_id: 'swg-duty', kind: 'REPORT' }]);
  });

  it('calls nobody who is kept out of the case', async () => {
    const routed = aReportRouted({ excludedPersonIds: ['coord-lac'] });
    const { caseId } = routed.data;
    await hear(new TellPeopleOnReportRouted(), routed);
    const everybody = [toldBy('swg-duty', 'SWG'), toldBy('coord-lac', 'SWG')];
    await raise({ caseId, recipients: everybody });
    await hear(escalated, anAlertEscalated({ caseId, recipients: everybody }));
    expect((await messagesOf(caseId)).filter((message) => message.includes('coord-lac'))).toEqual([]);
    expect(await itemsOf(caseId)).toEqual([{ person_id: 'swg-duty', kind: 'ESCALATION' }, { person_id: 'swg-duty', kind: 'REPORT' }]);
  });

  it('that nobody took gives the next rung items and messages of its own', async () => {
    const { data: { caseId } } = await raise();
    await hear(escalated, anAlertEscalated({ caseId }));
    await hear(escalated, anAlertEscalated({ caseId, rung: 2, recipients: [toldBy('swg-duty', 'LAST_RESORT')] }));
    expect(await messagesOf(caseId)).toEqual([
      'duty-global MAIL DANGER PENDING', 'duty-global PAGE DANGER PENDING',
      'swg-duty MAIL DANGER PENDING', 'swg-duty MAIL DANGER PENDING', 'swg-duty PAGE DANGER PENDING', 'swg-duty PAGE DANGER PENDING',
    ]);
  });

  it('that somebody has wakes nobody any more, and its mails stay', async () => {
    const { data: { caseId } } = await raise();
    const other = await raise();
    await hear(new CancelPagesOnAlertAcknowledged(), anAlertAcknowledged(caseId));
    expect(await messagesOf(caseId)).toEqual(['swg-duty MAIL DANGER PENDING', 'swg-duty PAGE DANGER CANCELLED']);
    expect(await messagesOf(other.data.caseId)).toEqual(['swg-duty MAIL DANGER PENDING', 'swg-duty PAGE DANGER PENDING']);
  });

  it('that was raised again is not silenced by an answer of before, and nobody has it then but who took it since', async () => {
    const caseId = randomUUID();
    const at = (day: number) => new Date(Date.UTC(2026, 1, day));
    const taken = async () => (await database.query<{ person: string }>('SELECT person_id AS person FROM takings WHERE case_id = $1 ORDER BY person_id', [caseId])).map(({ person }) => person);
    const acknowledged = (personId: string, version: number) => ({ ...heard(AlertAcknowledgedSchema, caseId, { caseId, personId }, { version, lane: 'normal' }), time: at(version) });
    const take = async (event: ReturnType<typeof acknowledged>) => {
      await hear(new NoteTakingOnAlertAcknowledged(), event);
      await hear(new CancelPagesOnAlertAcknowledged(), event);
    };
    const rise = (version: number, data: Parameters<typeof anAlertRaised>[0] = {}) => hear(raised, { ...anAlertRaised({ caseId, ...data }, { version }), time: at(version) });
    await rise(1);
    await take(acknowledged('ana', 2));
    expect(await taken()).toEqual(['ana']);
    await rise(5);
    expect(await taken()).toEqual([]);
    await take(acknowledged('bea', 4));
    expect([await taken(), (await messagesOf(caseId)).filter((message) => message.includes('PAGE'))]).toEqual([[], ['swg-duty PAGE DANGER CANCELLED', 'swg-duty PAGE DANGER PENDING']]);
    await take(acknowledged('bea', 6));
    expect((await messagesOf(caseId)).filter((message) => message.includes('PENDING'))).toEqual(['swg-duty MAIL DANGER PENDING', 'swg-duty MAIL DANGER PENDING']);
    // It only calls more people: she has it still, until another takes it from her.
    await rise(7, { recipients: [toldBy('coord-lac', 'SWG')], takenByPersonId: 'bea' });
    expect(await taken()).toEqual(['bea']);
    const handed = { ...heard(AlertHandedOverSchema, caseId, { caseId, handoverId: randomUUID(), status: 'ACCEPTED', fromPersonId: 'bea', personId: 'cara', urgency: 'HIGH', alertMode: 'PAGE' }, { version: 8 }), time: at(8) };
    await hear(new TellPeopleOnAlertHandedOver(new TellPeople(new WriteMessages(configured))), handed);
    expect(await taken()).toEqual(['cara']);
  });

  it('calls nobody who left, and calls her again once she is back, in whatever order that is heard', async () => {
    const person = `leaver-${randomUUID().slice(0, 8)}`;
    const recipients = [toldBy(person, 'SWG')];
    const left = (directoryVersion: number) => hear(new CancelMessagesOnPersonLeft(), heard(PersonLeftSchema, person, { personId: person, directoryVersion }));
    const back = (directoryVersion: number) => hear(new NoteReturnOnMembershipChanged(), heard(MembershipChangedSchema, person, { personId: person, directoryVersion }));
    const before = await raise({ recipients });
    await left(7);
    const meanwhile = await raise({ recipients });
    expect(await messagesOf(before.data.caseId)).toEqual([`${person} MAIL DANGER CANCELLED`, `${person} PAGE DANGER CANCELLED`]);
    expect(await messagesOf(meanwhile.data.caseId)).toEqual([]);
    await back(9);
    await left(8);
    const after = await raise({ recipients });
    expect(await messagesOf(after.data.caseId)).toEqual([`${person} MAIL DANGER PENDING`, `${person} PAGE DANGER PENDING`]);
  });
});
