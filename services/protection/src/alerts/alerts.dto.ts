import type { AlertMode, Urgency } from '@amparo/domain';
import { IsOptional, IsUUID, Matches } from 'class-validator';
import type { ClockShown } from '../clocks/clock.rules';

/** Who acknowledges. */
export class AcknowledgeAlertDto {
  /** Directory id of a person who was alerted: by the operator, who must name one; a person names nobody. */
  @IsOptional()
  @Matches(/^[\w.:@-]{1,100}$/)
  person?: string;
}

/** Which case. */
export class CaseIdDto {
  @IsUUID()
  caseId!: string;
}

/** An alert as the desk's list shows it: S1. */
export interface AlertDto {
  caseId: string;
  reference: string;
  urgency: Urgency;
  mode: AlertMode;
  regions: string[];
  raisedAt: Date;
  acknowledgedAt: Date | null;
  acknowledgedBy: string | null;
  /** When the next rung of the ladder is taken; null when none is waiting. */
  nextRungAt: Date | null;
  /** Nobody is woken before; null where its ladder does not stand still. */
  pausedUntil: Date | null;
  /** Somebody is asked to take it from whoever has it: directory ids, and by when she must answer (ISO 8601). */
  handover: { handoverId: string; from: string; to: string; answerBy: string } | null;
  /** One person asks to lower the case, and a second one must agree by then. */
  lowering: { loweringId: string; wanted: string; askedBy: string; endsAt: string } | null;
  /** What is to be done by when, what is overdue first. */
  clocks: ClockShown[];
  /** Rungs taken in this round. */
  rungsTaken: number;
  /** Further reports of one burst that share this alert and that whoever asks may see; a thousand means that or more. */
  gathered: number;
  /** The last check-in that was missed since the alert was raised, or that raised it; and when she was in contact after all. */
  missedCheckIn: { missedAt: string; doneAt: string | null } | null;
}

/** An alert as a person sees it. */
export interface SeenAlertDto extends AlertDto {
  /** She was told of the case, so that she may acknowledge. */
  told: boolean;
  /** It is on her watch list. */
  watched: boolean;
}
