import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { fromBinary, type DescMessage, type MessageShape } from '@bufbuild/protobuf';
import { AlertRaisedSchema } from '@amparo/contracts';
import { readClocks, type PersonClaims } from '@amparo/domain';
import { SystemClock } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import { FolderEpochKeys, SealedFields } from '@amparo/persistence';
import { searchedLogger, StartedService } from '@amparo/testing';
import type { SeenAlertDto } from '../src/alerts/alerts.dto';
import { RaiseAlert } from '../src/alerts/raise-alert';
import { RaiseMissed } from '../src/alerts/raise-missed';
import { ShareAlert } from '../src/bursts/share-alert';
import type { AgreementShown, CheckInsAnswer, DeskCheckIn } from '../src/check-ins/check-ins.dto';
import { FinishCheckIn } from '../src/check-ins/finish-check-in';
import { MissCheckIns } from '../src/check-ins/miss-check-ins';
import { PlanNext } from '../src/check-ins/plan-next';
import { RemindOfCheckIns } from '../src/check-ins/remind-of-check-ins';
import { ClockParts } from '../src/clocks/clock-loop';
import { ProtectionConfig } from '../src/config';
import { FindAnsweringPeople } from '../src/hearers/find-answering-people';
import { CallDuty } from '../src/hearers/call-duty';
import { FindConcernedPeople } from '../src/hearers/find-concerned-people';
import { DecideWhoMustKnow } from '../src/routing/decide-who-must-know';
import { RaiseLevel } from '../src/routing/raise-level';
import { protection } from '../src/service';
import { aDirectory } from './builders';
import { deskBeside, routedTo, type Desk } from './desk';

type Person = Partial<PersonClaims> & Pick<PersonClaims, 'sub'>;

export const handler: Person = { sub: 'hana', roles: [{ role: 'CASE_HANDLER' }] };
export const coordinator: Person = { sub: 'coord-lac', roles: [{ role: 'REGIONAL_COORDINATOR', region: 'LAC' }] };
export const WORDS = 'zz-invented-words-of-nobody';
/** Half a day from now, by the clocks of Bogota: far from what a test is about. */
const FAR = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(11, 16);
const DAILY = {
  with: 'PERSON', channel: 'SIGNAL', zone: 'America/Bogota', times: [FAR], weekdays: [], everyHours: 24, startsOn: new Date().toISOString().slice(0, 10), daysOut: [], daysAdded: [], graceMinutes: 30,
  level: 'HIGH', doorCounts: false, says: WORDS,
};

/** Protection as it runs, with a quick clock, and what tests of check-ins ask of it. */
export class CheckInsUnderTest {
  private readonly config = Object.assign(new ProtectionConfig(), { ladderEveryMs: 40 });
  readonly service = new StartedService(protection, this.config, aDirectory());
  private started?: { desk: Desk; seal: SealedFields };

  async start(): Promise<void> {
    const desk = await deskBeside(this.service);
    this.started = { desk, seal: new SealedFields({ service: 'protection', epochs: new FolderEpochKeys(this.config.epochKeysDir ?? ''), indexKey: randomBytes(32) }) };
  }

  async stop(): Promise<void> {
    await this.service.stop();
  }

  get desk(): Desk {
    if (this.started === undefined) throw new Error('not started');
    return this.started.desk;
  }

  /** Opens what the service sealed. */
  get seal(): SealedFields {
    if (this.started === undefined) throw new Error('not started');
    return this.started.seal;
  }

  readonly sql = <T>(text: string, values: unknown[] = []) => this.service.kept.asAdministrator<T>(text, values);

  /** What was told of a case, in order. */
  async told<D extends DescMessage>(type: D, caseId: string): Promise<MessageShape<D>[]> {
    const rows = await this.sql<{ payload: Buffer }>(
      'SELECT id, payload FROM outbox WHERE type = $1 AND subject = $2 UNION ALL SELECT id, payload FROM told WHERE type = $1 AND subject = $2 ORDER BY id', [type.typeName, caseId],
    );
    return rows.map(({ payload }) => fromBinary(type, payload));
  }

  /** Waits until so much was told. */
  async first(type: DescMessage, caseId: string, many = 1): Promise<void> {
    for (const started = Date.now(); (await this.told(type, caseId)).length < many; await pause(25)) {
      if (Date.now() - started > 15_000) throw new Error(`waited in vain for ${type.name}`);
    }
  }

  route(urgency = 'MEDIUM'): Promise<string> {
    return routedTo(this.desk, handler.sub, { urgency, because: [] });
  }

  agree(caseId: string, said: object = {}, who = handler) {
    return this.service.callAs(who, `/cases/${caseId}/check-ins`, { ...DAILY, ...said });
  }

  async agreed(said: object = {}, urgency = 'MEDIUM'): Promise<{ caseId: string; checkInId: string }> {
    const caseId = await this.route(urgency);
    const { checkInId } = (await this.agree(caseId, said)).body as CheckInsAnswer;
    return { caseId, checkInId };
  }

  work(caseId: string, checkInId: string, what: string, body: object) {
    return this.service.callAs(handler, `/cases/${caseId}/check-ins/${checkInId}/${what}`, body);
  }

  async read(caseId: string): Promise<AgreementShown[]> {
    return (await this.service.callAs(handler, `/cases/${caseId}/check-ins`)).body as AgreementShown[];
  }

  async listed(caseId: string, who = handler): Promise<DeskCheckIn[]> {
    return ((await this.service.callAs(who, '/check-ins')).body as DeskCheckIn[]).filter((one) => one.caseId === caseId);
  }

  async next(caseId: string): Promise<string> {
    return (await this.listed(caseId)).at(-1)?.dueId ?? '';
  }

  /** What is open is due so many minutes ago. */
  dueAgo(caseId: string, minutes: number) {
    return this.sql(
      `UPDATE check_in_dues SET opens_at = opens_at - by, remind_at = remind_at - by, due_at = due_at - by, miss_at = miss_at - by
       FROM (SELECT id AS moved, due_at - now() + $2 * interval '1 minute' AS by FROM check_in_dues WHERE case_id = $1 AND done_at IS NULL AND missed_at IS NULL AND left_out_at IS NULL) AS m WHERE id = moved`, [caseId, minutes],
    );
  }

  async alertOf(caseId: string): Promise<SeenAlertDto | undefined> {
    return ((await this.service.callAs(coordinator, '/alerts')).body as SeenAlertDto[]).find((one) => one.caseId === caseId);
  }

  /** Levels at which the alert was raised, and whether that was for a missed check-in alone. */
  async levels(caseId: string): Promise<string[]> {
    return (await this.told(AlertRaisedSchema, caseId)).map(({ urgency, because }) => `${urgency}${because.includes('CHECK_IN_MISSED') ? ' again' : ''}`);
  }

  async states(caseId: string): Promise<string[]> {
    return (await this.read(caseId)).flatMap(({ checkIns }) => checkIns.map(({ state, missedAt }) => (missedAt === null ? state : `${state} after missed`)));
  }

  /** Another process beside the service's, whose own clock is wrong by so many minutes. */
  process(wrongBy: number): { miss: MissCheckIns; remind: RemindOfCheckIns; finish: FinishCheckIn } {
    const { desk, service: { kept } } = this;
    const clock = Object.assign(new SystemClock(), { now: () => new Date(Date.now() + wrongBy * 60_000) });
    const [outbox, logger] = [new Outbox(), searchedLogger('protection')];
    const raiseAlert = new RaiseAlert(outbox, Object.assign(new ProtectionConfig(), { clocks: readClocks(undefined) }), desk.copy);
    const answering = new FindAnsweringPeople(new FindConcernedPeople(desk.copy), new CallDuty(desk.copy, clock));
    const finish = new FinishCheckIn(outbox, new PlanNext(this.seal), desk.endCheckIns, logger);
    const raiseMissed = new RaiseMissed(new RaiseLevel(new DecideWhoMustKnow(desk.copy, outbox, clock, raiseAlert, new ShareAlert())), raiseAlert);
    const parts = new ClockParts(kept.database, this.config, logger);
    return { miss: new MissCheckIns(parts, answering, raiseMissed, finish, outbox), remind: new RemindOfCheckIns(parts, answering, outbox), finish };
  }
}

export const codeOf = ({ status, body }: { status: number; body: unknown }): unknown[] => [status, (body as { code?: string }).code];
