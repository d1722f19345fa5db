import type { ActionOn, Urgency } from '@amparo/domain';
import { IsIn, IsOptional, Matches } from 'class-validator';
import type { CaseListed, CasesListed, CaseShown } from '../cases/cases.dto';
import { ORDERS, type CaseOrder } from './case-order.rules';

/** Which cases to count. */
export class CountCasesQuery {
  @IsOptional() @IsIn(['OPEN', 'CLOSED']) status?: 'OPEN' | 'CLOSED';
  @IsOptional() @IsIn(['NONE', 'LOW', 'MEDIUM', 'HIGH', 'IMMINENT']) urgency?: Urgency;
  @IsOptional() @Matches(/^[A-Z][A-Z0-9-]{0,31}$/) region?: string;
}

/** Which cases to export, and how. */
export class ExportCasesQuery extends CountCasesQuery {
  @IsOptional() @IsIn(ORDERS) sort?: CaseOrder;
  @IsOptional() @IsIn(['csv', 'jsonl']) format?: 'csv' | 'jsonl';
}

/** A page of what somebody may see. */
export interface SeenCasesListed extends CasesListed {
  /** For `cursor`; null at the end. A page can be short, even empty, and still have one. */
  next: string | null;
}

/** How many cases somebody may see. */
export interface CasesCounted {
  count: number;
  /** There are more than that. */
  more: boolean;
}

/** A case as somebody may see it. S1. */
export interface SeenCaseShown extends Omit<CaseListed, 'tasks'>, Pick<CaseShown, 'tasks' | 'contents' | 'repeats' | 'duplicates'> {
  routes: string[];
  /** Directory ids of those who have it. */
  handlers: string[];
  /** What she may do to it now. */
  may: ActionOn<'case'>[];
}

export interface TimelineShown {
  timeline: CaseShown['timeline'];
}

/** Why somebody sees a case, in codes. */
export interface CaseExplained {
  caseId: string;
  /** What makes it hers to see. Nothing where she was called as the last way out. */
  ways: { by: 'ALL' | 'REGION' | 'ROUTE' | 'NO_REGION' | 'HANDLER' | 'TOLD' | 'REFERRAL'; codes: string[] }[];
  /** Routes by which she was called; null where she was not. */
  calledBy: string[] | null;
  /** Rules behind the newest decision. */
  because: string[];
}
