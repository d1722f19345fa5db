import { createRequire } from 'node:module';
import { join } from 'node:path';
import { readClocks, type Directory } from '@amparo/domain';
import { SystemClock } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import type { Database, EntityClass, MigrationClass, SealedFields } from '@amparo/persistence';
import { Logger } from '@amparo/platform';
import { ROOT } from '../support/results';

const DIST = join(ROOT, 'services/protection/dist');
const load = createRequire(join(DIST, 'main.js'));

/** A part of protection, from the build that runs. */
const part = (file: string, name: string, ...parts: object[]): object => {
  const found = load(join(DIST, `${file}.js`)) as Record<string, new (...parts: object[]) => object>;
  const Part = found[name];
  if (Part === undefined) throw new Error(`protection has no ${name} in ${file}`);
  return new Part(...parts);
};

/** One of protection's clocks. */
export interface ProtectionClock {
  /** Fires some of what is due. @returns whether something came of any */
  run(): Promise<boolean>;
}

/** What protection's database is made of. */
export const protectionSchema = () => load(join(DIST, 'db/schema.js')) as { entities: EntityClass[]; migrations: MigrationClass[] };

/** All clocks of protection, put together as its module does it. */
export function protectionClocks(database: Database, directory: Directory, fields: SealedFields) {
  const [outbox, clock, logger, copy] = [new Outbox(), new SystemClock(), new Logger('protection', 'error'), { current: async () => directory }];
  const config = Object.assign(part('config', 'ProtectionConfig'), { clocks: readClocks(undefined) });
  const concerned = part('hearers/find-concerned-people', 'FindConcernedPeople', copy);
  const callDuty = part('hearers/call-duty', 'CallDuty', copy, clock);
  const answering = part('hearers/find-answering-people', 'FindAnsweringPeople', concerned, callDuty);
  const partners = part('hearers/find-partner-people', 'FindPartnerPeople', copy, clock);
  const raiseAlert = part('alerts/raise-alert', 'RaiseAlert', outbox, config, copy);
  const decide = part('routing/decide-who-must-know', 'DecideWhoMustKnow', copy, outbox, clock, raiseAlert, part('bursts/share-alert', 'ShareAlert'));
  const raiseMissed = part('alerts/raise-missed', 'RaiseMissed', part('routing/raise-level', 'RaiseLevel', decide), raiseAlert);
  const tellChanged = part('check-ins/tell-changed', 'TellChanged', outbox, answering);
  const planNext = part('check-ins/plan-next', 'PlanNext', fields);
  const finish = part('check-ins/finish-check-in', 'FinishCheckIn', outbox, planNext, part('check-ins/end-running', 'EndRunning', tellChanged), logger);
  const moveReferral = part('needs/move-referral', 'MoveReferral', outbox, concerned, partners);
  const parts = part('clocks/clock-loop', 'ClockParts', database, config, logger);
  const endHandover = part('handovers/end-handover', 'EndHandover', raiseAlert, part('handovers/tell-handover', 'TellHandover', outbox));
  const clocks = {
    rung: part('alerts/escalate-alert', 'EscalateAlert', parts, copy, outbox, clock),
    missed: part('check-ins/miss-check-ins', 'MissCheckIns', parts, answering, raiseMissed, finish, outbox),
    reminder: part('check-ins/remind-of-check-ins', 'RemindOfCheckIns', parts, answering, outbox),
    checkInPause: part('check-ins/resume-check-ins', 'ResumeCheckIns', parts, tellChanged),
    overdue: part('clocks/tell-clock-overdue', 'TellClockOverdue', parts, answering, outbox),
    review: part('risk/tell-reassessment-due', 'TellReassessmentDue', parts, answering, outbox),
    plan: part('risk/tell-plan-due', 'TellPlanDue', parts, answering, concerned, outbox),
    consent: part('consents/tell-consent-ending', 'TellConsentEnding', parts, answering, part('needs/ask-deletions-of-ended', 'AskDeletionsOfEnded', moveReferral), outbox),
    silent: part('needs/tell-referral-silent', 'TellReferralSilent', parts, answering, outbox),
    unanswered: part(
      'needs/widen-need', 'WidenNeed', parts, part('needs/match-need', 'MatchNeed', copy), part('needs/offer-need', 'OfferNeed', outbox, concerned, partners), moveReferral,
      part('needs/tell-unanswered', 'TellUnanswered', concerned, callDuty, outbox),
    ),
    deletion: part('deletions/tell-deletion-overdue', 'TellDeletionOverdue', parts, answering, outbox),
    handover: part('handovers/lapse-handovers', 'LapseHandovers', parts, endHandover),
    lowering: part('levels/lapse-lowerings', 'LapseLowerings', parts, part('levels/tell-urgency', 'TellUrgency', outbox)),
    pause: part('pauses/lapse-pauses', 'LapsePauses', parts, outbox),
  };
  return clocks as Record<keyof typeof clocks, ProtectionClock>;
}

/** Which clock. */
export type ClockName = keyof ReturnType<typeof protectionClocks>;
