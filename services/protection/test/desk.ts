import { setTimeout as pause } from 'node:timers/promises';
import { fromBinary, type DescMessage, type MessageShape } from '@bufbuild/protobuf';
import { readClocks, type Directory } from '@amparo/domain';
import { SystemClock } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import type { DirectoryCopy } from '@amparo/platform';
import { searchedLogger, serviceDatabase, type ServiceDatabase, type StartedService } from '@amparo/testing';
import { AcknowledgeAlert } from '../src/alerts/acknowledge-alert';
import { EscalateAlert } from '../src/alerts/escalate-alert';
import { AcknowledgeAlertOnNotificationAcknowledged } from '../src/alerts/acknowledge-alert-on-notification-acknowledged';
import { FreeAlertsOnPersonLeft } from '../src/alerts/free-alerts-on-person-left';
import { RecallBurst } from '../src/bursts/recall-burst';
import { ShareAlert } from '../src/bursts/share-alert';
import { RaiseAlert } from '../src/alerts/raise-alert';
import { ClockParts } from '../src/clocks/clock-loop';
import { EndClocksOnCaseClosed } from '../src/clocks/end-clocks-on-case-closed';
import { EndAskedOnCaseClosed } from '../src/handovers/end-asked-on-case-closed';
import { NoteReceiptOnNotificationSent } from '../src/record/note-receipt-on-notification-sent';
import { ProtectionConfig } from '../src/config';
import { entities, migrations } from '../src/db/schema';
import { DecideWhoMustKnow } from '../src/routing/decide-who-must-know';
import { EndRunning } from '../src/check-ins/end-running';
import { TellChanged } from '../src/check-ins/tell-changed';
import { FindAnsweringPeople } from '../src/hearers/find-answering-people';
import { CallDuty } from '../src/hearers/call-duty';
import { FindConcernedPeople } from '../src/hearers/find-concerned-people';
import { FindPartnerPeople } from '../src/hearers/find-partner-people';
import { MoveReferral } from '../src/needs/move-referral';
import { CloseReferralsOnOrganisationCompromised } from '../src/needs/close-referrals-on-organisation-compromised';
import { EndWorkOnCaseClosed } from '../src/needs/end-work-on-case-closed';
import { RevokeReferrals } from '../src/needs/revoke-referrals';
import { RaiseLevel } from '../src/routing/raise-level';
import { RaiseLevelOnRepetitionFound } from '../src/routing/raise-level-on-repetition-found';
import { RaiseLevelOnUrgencyFound } from '../src/routing/raise-level-on-urgency-found';
import { RerouteCaseOnRegionAssigned } from '../src/routing/reroute-case-on-region-assigned';
import { RouteReportOnReportReceived } from '../src/routing/route-report-on-report-received';
import { ContactWork } from '../src/contacts/contact-work';
import { EndContacts } from '../src/contacts/end-contacts';
import { StopSharing } from '../src/sharing/stop-sharing';
import { SuspendSharing } from '../src/sharing/suspend-sharing';
import { NoteHandlerOnCaseAssigned } from '../src/sight/note-handler-on-case-assigned';
import { NoteHandlerOnCaseUnassigned } from '../src/sight/note-handler-on-case-unassigned';
import { aDirectory, aReport, heard } from './builders';

/** Clocks short enough to be waited for. */
const quick = readClocks({
  unreadReview: 40,
  levels: {
    IMMINENT: { rungs: [{ after: 20, to: 'ALTERNATE_COORDINATOR' }, { after: 40, to: 'GLOBAL_DUTY' }, { after: 60, to: 'LAST_RESORT' }], repeat: 60_000 },
    MEDIUM: { rungs: [{ after: 60_000, to: 'GLOBAL_DUTY' }] },
  },
});

/** Protection's use cases on a database of their own, put together by hand. The directory is a value that a test changes. */
export class Desk {
  directory: Directory | undefined = aDirectory();
  /** Of that directory, as the service has one. */
  readonly copy = { current: async () => this.directory } as DirectoryCopy<Directory>;
  readonly acknowledge: AcknowledgeAlert;
  readonly acknowledged: AcknowledgeAlertOnNotificationAcknowledged;
  readonly personLeft: FreeAlertsOnPersonLeft;
  readonly escalate: EscalateAlert;
  readonly recall: RecallBurst;
  readonly endCheckIns: EndRunning;
  readonly workEnds: EndWorkOnCaseClosed;
  readonly compromised: CloseReferralsOnOrganisationCompromised;
  readonly decide: DecideWhoMustKnow;
  readonly routeReport: RouteReportOnReportReceived;
  readonly repetition: RaiseLevelOnRepetitionFound;
  readonly urgency: RaiseLevelOnUrgencyFound;
  readonly raiseLevel: RaiseLevel;
  readonly region: RerouteCaseOnRegionAssigned;
  readonly handler = new NoteHandlerOnCaseAssigned();
  readonly handlerGone = new NoteHandlerOnCaseUnassigned();
  readonly receipt = new NoteReceiptOnNotificationSent();
  readonly closing = new EndClocksOnCaseClosed();
  readonly closingAsked = new EndAskedOnCaseClosed();

  /** @param clocks quick ones, but for who wants to see a case before the ladder moves */
  constructor(readonly kept: ServiceDatabase, clocks = quick) {
    const config = Object.assign(new ProtectionConfig(), { clocks });
    const { copy } = this;
    const outbox = new Outbox();
    const clock = new SystemClock();
    const raiseAlert = new RaiseAlert(outbox, config, copy);
    this.decide = new DecideWhoMustKnow(copy, outbox, clock, raiseAlert, new ShareAlert());
    this.recall = new RecallBurst(kept.database, raiseAlert, config, searchedLogger('protection'));
    this.acknowledge = new AcknowledgeAlert(outbox);
    this.acknowledged = new AcknowledgeAlertOnNotificationAcknowledged(this.acknowledge);
    this.personLeft = new FreeAlertsOnPersonLeft(copy, raiseAlert);
    this.escalate = new EscalateAlert(new ClockParts(kept.database, config, searchedLogger('protection')), copy, outbox, clock);
    const concerned = new FindConcernedPeople(copy);
    const moveReferral = new MoveReferral(outbox, concerned, new FindPartnerPeople(copy, clock));
    const revoke = new RevokeReferrals(moveReferral);
    this.workEnds = new EndWorkOnCaseClosed(moveReferral, clock);
    this.endCheckIns = new EndRunning(new TellChanged(outbox, new FindAnsweringPeople(concerned, new CallDuty(copy, clock))));
    this.routeReport = new RouteReportOnReportReceived(new SuspendSharing(new StopSharing(outbox, concerned, revoke, this.endCheckIns, new EndContacts(new ContactWork(outbox, clock), concerned)), clock), this.decide);
    this.compromised = new CloseReferralsOnOrganisationCompromised(revoke, clock);
    this.repetition = new RaiseLevelOnRepetitionFound(this.decide);
    this.raiseLevel = new RaiseLevel(this.decide);
    this.urgency = new RaiseLevelOnUrgencyFound(this.raiseLevel);
    this.region = new RerouteCaseOnRegionAssigned(this.decide);
  }

  static async open(): Promise<Desk> {
    return new Desk(await serviceDatabase('protection', { entities, migrations }));
  }

  /** Lets a handler hear an event in a transaction of its own, as the inbox does. */
  async hear<E>(handler: { handle(event: E, tx: never): Promise<void> }, event: E): Promise<void> {
    await this.kept.database.transaction((tx) => handler.handle(event, tx as never));
  }

  /** What was told of a case, in order. */
  async told<D extends DescMessage>(type: D, caseId: string): Promise<{ lane: string; version: number; data: MessageShape<D> }[]> {
    const rows = await this.kept.database.query<{ lane: string; version: number; payload: Buffer }>(
      'SELECT lane, version, payload FROM outbox WHERE type = $1 AND subject = $2 ORDER BY id', [type.typeName, caseId],
    );
    return rows.map(({ lane, version, payload }) => ({ lane, version, data: fromBinary(type, payload) }));
  }
}

/** Protection as it runs, with the directory in it, and a desk beside it by which it hears what others tell. */
export async function deskBeside(service: StartedService<ProtectionConfig>): Promise<Desk> {
  await service.start();
  while ((await service.kept.database.query('SELECT 1 FROM directory_copy WHERE version > 0')).length === 0) await pause(20);
  return new Desk(service.kept, readClocks(undefined));
}

/** A case that was reported and routed, and that a handler has. @returns its id */
export async function routedTo(desk: Desk, handler: string, change: Parameters<typeof aReport>[0] = {}): Promise<string> {
  const report = aReport(change);
  await desk.hear(desk.routeReport, heard(report));
  await desk.hear(desk.handler, heard({ caseId: report.caseId, personId: handler, $typeName: 'amparo.casework.v1.CaseAssigned' as const }));
  return report.caseId;
}
