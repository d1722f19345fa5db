import { buildMessage, ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsString, IsUUID, Length, Matches, Max, Min, ValidateBy } from 'class-validator';
import { MaySay, OfCase } from '../consents/consents.dto';
import { IsInstant } from '../consents/is-instant';
import { ASSESSED_LEVELS, type AssessedLevel } from '../risk/risk.dto';
import type { CheckInState, Schedule } from './schedule.rules';
import { isDay, isZone } from './zone.rules';

/** How somebody checks in. `RECEIPT_ONLY`: by the return code, at the public door. */
export const CHECK_IN_CHANNELS = ['PHONE', 'SIGNAL', 'WHATSAPP', 'SMS', 'EMAIL', 'IN_PERSON', 'TRUSTED_PERSON', 'RECEIPT_ONLY', 'OTHER'] as const;
export type CheckInChannel = (typeof CHECK_IN_CHANNELS)[number];

/** With whom it was agreed: guide 4.3, only on request. */
export const AGREED_WITH = ['PERSON', 'REPRESENTATIVE', 'COMMUNITY'] as const;

/** Why an agreement is over. `RUN_OUT`: its last day has passed. `UNPLANNED`: what was agreed could not be read any more. */
export type EndedBecause = 'ENDED' | 'REPLACED' | 'CLOSED' | 'WITHDRAWN' | 'RUN_OUT' | 'UNPLANNED';

const Day = () => ValidateBy({ name: 'isDay', validator: { validate: isDay, defaultMessage: buildMessage(() => '$property must be a day') } });
const Days = () => (target: object, key: string) => {
  IsArray()(target, key);
  ArrayMaxSize(366)(target, key);
  ArrayUnique()(target, key);
  ValidateBy({ name: 'areDays', validator: { validate: (value: unknown) => Array.isArray(value) && value.every(isDay), defaultMessage: buildMessage(() => '$property must be days') } })(target, key);
};
const Zone = () => ValidateBy({ name: 'isZone', validator: { validate: (value: unknown) => typeof value === 'string' && isZone(value), defaultMessage: buildMessage(() => '$property must be a time zone') } });
const Words = () => (target: object, key: string) => {
  IsString()(target, key);
  Length(1, 5_000)(target, key);
  Matches(/\S/)(target, key);
};

/** Which agreement of which case. */
export class OfCheckIn extends OfCase {
  @IsUUID() checkInId!: string;
}

/** What was agreed on check-ins. */
export class AgreeCheckInsRequest implements Schedule {
  /** The agreement in whose place this comes, where there is one: so that two people do not change it at once without knowing. */
  @MaySay() @IsUUID() replaces?: string;
  @IsIn(AGREED_WITH) with!: (typeof AGREED_WITH)[number];
  @IsIn(CHECK_IN_CHANNELS) channel!: CheckInChannel;
  @Zone() zone!: string;
  @IsArray() @ArrayMaxSize(12) @ArrayUnique() @Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { each: true }) times!: string[];
  @IsArray() @ArrayMaxSize(7) @ArrayUnique() @IsInt({ each: true }) @Min(1, { each: true }) @Max(7, { each: true }) weekdays!: number[];
  @MaySay() @IsInt() @Min(1) @Max(168) everyHours?: number;
  @Day() startsOn!: string;
  @MaySay() @Day() endsOn?: string;
  @Days() daysOut!: string[];
  @Days() daysAdded!: string[];
  @IsInt() @Min(5) @Max(1_440) graceMinutes!: number;
  @IsIn(ASSESSED_LEVELS) level!: AssessedLevel;
  /** Coming back at the public door on the day counts. */
  @IsBoolean() doorCounts!: boolean;
  /** How she is reached, and what is done when she is not: S2, sealed. */
  @MaySay() @Words() says?: string;
}

/** What is sealed of an agreement: S2. */
export type CheckInTerms = Omit<AgreeCheckInsRequest, 'replaces' | 'graceMinutes' | 'level' | 'doorCounts'>;

/** That nothing is due until an instant. */
export class PauseCheckInsRequest {
  @IsInstant() until!: string;
  /** S2, sealed. */
  @Words() why!: string;
}

/** That nothing is due any more. */
export class EndCheckInsRequest {
  /** S2, sealed. */
  @Words() why!: string;
}

/** That she was in contact. */
export class RecordCheckInRequest {
  @IsUUID() dueId!: string;
  @IsIn(CHECK_IN_CHANNELS) channel!: CheckInChannel;
  /** Nothing: now. */
  @MaySay() @IsInstant() at?: string;
  /** S2, sealed. */
  @MaySay() @Words() says?: string;
}

/** One check-in as whoever has the case reads it. */
export interface CheckInShown {
  dueId: string;
  dueAt: Date;
  /** Without a contact by then it is missed. */
  missAt: Date;
  state: CheckInState;
  toldAt: Date | null;
  missedAt: Date | null;
  doneAt: Date | null;
  /** Directory id; nobody where she came back at the door. */
  doneBy: string | null;
  channel: CheckInChannel | null;
  /** After its grace. */
  late: boolean | null;
  says: string | null;
}

/** A time in which nothing was due. */
export interface PauseShown {
  since: Date;
  until: Date;
  why: string;
  pausedBy: string;
  overAt: Date | null;
  overBy: string | null;
}

/** An agreement as whoever has the case reads it. */
export interface AgreementShown extends CheckInTerms {
  checkInId: string;
  graceMinutes: number;
  level: AssessedLevel;
  doorCounts: boolean;
  madeBy: string;
  madeAt: Date;
  endedAt: Date | null;
  endedBy: string | null;
  endedBecause: EndedBecause | null;
  endWhy: string | null;
  pauses: PauseShown[];
  /** The newest first; at most 100. */
  checkIns: CheckInShown[];
}

/** A check-in as the desk sees it: S1. */
export interface DeskCheckIn {
  checkInId: string;
  dueId: string;
  caseId: string;
  reference: string;
  urgency: AssessedLevel;
  state: CheckInState;
  /** Its agreement runs: nothing took its place. */
  runs: boolean;
  dueAt: Date;
  missAt: Date;
  missedAt: Date | null;
  /** The agreement is paused, until then. */
  pausedUntil: Date | null;
}

/** What came of agreeing, pausing or running on. */
export interface CheckInsAnswer {
  checkInId: string;
  /** When the next one is due. */
  nextDueAt: Date;
}

/** What came of ending. */
export interface CheckInsEnded {
  checkInId: string;
  endedAt: Date;
}

/** What came of recording. */
export interface CheckInRecorded {
  dueId: string;
  doneAt: Date;
  late: boolean;
  /** It had been missed: an alert was raised. */
  missed: boolean;
}
