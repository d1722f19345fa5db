import type { RoutingFacts, Routing } from '@amparo/domain';
import { IsUUID } from 'class-validator';
import type { DecisionCause } from './decision.entity';

/** Which body of a report. */
export class SubmissionIdDto {
  @IsUUID()
  submissionId!: string;
}

/** A decision as the report command shows it: S1. */
export interface DecisionDto {
  caseId: string;
  submissionId: string;
  /** When the decision was made, in milliseconds since 1970. */
  decidedAt: number;
  directoryVersion: number;
  facts: RoutingFacts;
  routing: Routing;
}

/** A decision on who must know, as people who were told by it see it: without whom else it told, and whom it kept out. */
export interface DecisionShown {
  decidedAt: Date;
  cause: DecisionCause;
  urgency: string;
  regions: string[];
  routes: string[];
  /** Directory id. */
  lead: string | null;
  /** Codes of the rules that fired, of urgency first. */
  because: string[];
  /** What somebody has to do first. */
  tasks: string[];
}

/** Why somebody was called. */
export interface WhyDto {
  caseId: string;
  reference: string;
  /** By which she was told: routes, or `ESCALATION:<rung>` where the ladder reached her. */
  routes: string[];
  /** Since when she has been told of the case. */
  since: Date;
  /** Directory id of who leads by the last decision. */
  lead: string | null;
  /** As they are now, the leading one first. */
  regions: string[];
  /** All decisions on the case, newest first; at most 50. */
  decisions: DecisionShown[];
}
