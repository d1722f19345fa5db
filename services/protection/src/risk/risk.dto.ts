import {
  codesOf, RECENCIES, type ActCode, type MeasureCode, type Recency, type RiskFactorCode, type Urgency,
} from '@amparo/domain';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsString, IsUUID, Length, Matches, ValidateIf, ValidateNested } from 'class-validator';
import { MaySay, OfCase } from '../consents/consents.dto';
import { IsInstant } from '../consents/is-instant';

/** Levels that somebody who is assessed can have: nobody is assessed who is in no danger at all. */
export const ASSESSED_LEVELS = ['IMMINENT', 'HIGH', 'MEDIUM', 'LOW'] as const;
export type AssessedLevel = Exclude<Urgency, 'NONE'>;

/** Which action of which case's plan. */
export class OfPlanAction extends OfCase {
  @IsUUID() actionId!: string;
}

const Words = () => (target: object, key: string) => {
  MaySay()(target, key);
  IsString()(target, key);
  Length(1, 5_000)(target, key);
};

/** Something that is done to her or that she is threatened with. */
export class ThreatSaid {
  @IsIn(codesOf('act_type')) act!: ActCode;
  @IsIn(RECENCIES) when!: Recency;
  /** S2, sealed. */
  @Words() says?: string;
}

/** What makes her easier to harm. */
export class VulnerabilitySaid {
  @IsIn(codesOf('risk_factor')) factor!: RiskFactorCode;
  @Words() says?: string;
}

/** What protects her already. */
export class CapacitySaid {
  @IsIn(codesOf('protective_measure')) measure!: MeasureCode;
  @Words() says?: string;
}

/** In place of the id of an assessment: there was none. */
export const NO_ASSESSMENT = 'NONE';
const AFTER = /^(NONE|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

const ListOf = (of: new () => object) => (target: object, key: string) => {
  IsArray()(target, key);
  ArrayMaxSize(50)(target, key);
  ValidateNested({ each: true })(target, key);
  Type(() => of)(target, key);
};

/** An assessment of what endangers her, as it is today. */
export class AssessRiskRequest {
  @ListOf(ThreatSaid) threats!: ThreatSaid[];
  @ListOf(VulnerabilitySaid) @ArrayUnique((one: { factor?: unknown } | null) => one?.factor) vulnerabilities!: VulnerabilitySaid[];
  @ListOf(CapacitySaid) @ArrayUnique((one: { measure?: unknown } | null) => one?.measure) capacities!: CapacitySaid[];
  @IsIn(ASSESSED_LEVELS) level!: AssessedLevel;
  /** When it is to be done anew; nothing: as late as its level allows. */
  @MaySay() @IsInstant() until?: string;
  /** Id of the last assessment that she has seen, `NONE` where there was none; where another stands meanwhile, it is refused. Nothing: whatever stands. */
  @MaySay() @Matches(AFTER) after?: string;
}

/** What an assessment says: S2. */
export type AssessmentContent = Pick<AssessRiskRequest, 'threats' | 'vulnerabilities' | 'capacities'>;

/** An assessment as whoever has the case reads it. */
export interface AssessmentShown extends AssessmentContent {
  assessmentId: string;
  level: AssessedLevel;
  /** Below which it could not be, and the codes of the rules. */
  lowest: AssessedLevel;
  because: string[];
  /** Directory id. */
  assessedBy: string;
  assessedAt: Date;
  expiresAt: Date;
  /** A later one took its place, since then. */
  supersededAt: Date | null;
}

/** All assessments of a case, the newest first. */
export interface AssessmentsShown {
  /** The newest has ended: a new one is due. */
  due: boolean;
  assessments: AssessmentShown[];
}

/** The clocks of a case's assessment and plan, S1. */
export interface ReviewShown {
  caseId: string;
  reference: string;
  /** What the assessment that stands gave. */
  urgency: AssessedLevel;
  assessedAt: Date;
  expiresAt: Date;
  /** It has ended: a new one is due. */
  due: boolean;
  /** Planned actions that are open, how many of them are late, and the day of the next. */
  open: number;
  late: number;
  nextDueAt: Date | null;
}

/** What came of assessing. */
export interface RiskAnswer {
  assessmentId: string;
  level: AssessedLevel;
  expiresAt: Date;
}

/** Something that is to be done to protect her. */
export class PlanActionRequest {
  @IsIn(codesOf('protective_measure')) measure!: MeasureCode;
  /** What exactly: S2, sealed. */
  @IsString() @Length(1, 5_000) what!: string;
  /** Directory id of who sees to it. */
  @Matches(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/) owner!: string;
  @IsInstant() dueAt!: string;
}

/** That it was done, or is not going to be. */
export class EndPlanActionRequest {
  @IsIn(['DONE', 'NOT_DONE']) outcome!: 'DONE' | 'NOT_DONE';
  /** What came of it, or why not: S2, sealed. Must be there for what is not done. */
  @ValidateIf(({ outcome, why }: EndPlanActionRequest) => outcome === 'NOT_DONE' || why !== undefined) @IsString() @Length(1, 5_000) @Matches(/\S/) why?: string;
}

/** An action of a plan as whoever has the case reads it. */
export interface PlanActionShown {
  actionId: string;
  measure: MeasureCode;
  what: string;
  owner: string;
  dueAt: Date;
  /** It is open, and its day has passed. */
  overdue: boolean;
  state: 'OPEN' | 'DONE' | 'NOT_DONE';
  why: string | null;
  madeBy: string;
  madeAt: Date;
  endedBy: string | null;
  endedAt: Date | null;
}

/** What came of a change to a plan. */
export interface PlanAnswer {
  actionId: string;
  state: 'OPEN' | 'DONE' | 'NOT_DONE';
}
