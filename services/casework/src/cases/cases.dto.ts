import type { Urgency } from '@amparo/domain';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { ORDERS, type CaseOrder } from '../reading/case-order.rules';

/** Which cases to list. */
export class ListCasesQuery {
  @IsOptional() @IsIn(['OPEN', 'CLOSED']) status?: 'OPEN' | 'CLOSED';
  @IsOptional() @IsIn(['NONE', 'LOW', 'MEDIUM', 'HIGH', 'IMMINENT']) urgency?: Urgency;
  @IsOptional() @Matches(/^[A-Z][A-Z0-9-]{0,31}$/) region?: string;
  /** For the operator: cases that come after this one, by its id, in the order of the list. */
  @IsOptional() @IsUUID() after?: string;
  /** For people: the `next` of the page before. */
  @IsOptional() @Matches(/^[\w-]{1,300}$/) cursor?: string;
  /** For people: the order; `newest` when not said. */
  @IsOptional() @IsIn(ORDERS) sort?: CaseOrder;
  /** For people: the case of this code, and nothing else. */
  @IsOptional() @Matches(/^[\w-]{1,40}$/) reference?: string;
  /** How many at most, 1 to 500; when not said 100, for people 50. */
  @IsOptional() @Matches(/^([1-9]\d?|[1-4]\d\d|500)$/) limit?: string;
}

/** Where it happened, as a person found out. */
export class CorrectCountryRequest {
  /** ISO 3166-1 alpha-2, the most serious first. */
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(50) @ArrayUnique() @Matches(/^[A-Z]{2}$/, { each: true }) countries!: string[];
  /** Where the person is now, if known. */
  @IsOptional() @Matches(/^[A-Z]{2}$/) presentCountry?: string | null;
  /** Directory id of the person who found out: needed from the operator, and from nobody else. */
  @IsOptional() @Matches(/^[\w.@:-]{1,64}$/) actor?: string;
}

/** A case in a list. S1. */
export interface CaseListed {
  caseId: string;
  reference: string | null;
  status: 'OPEN' | 'CLOSED';
  category: string | null;
  urgency: Urgency;
  reprisal: boolean;
  regions: string[];
  countryKnown: boolean;
  lead: string | null;
  receivedAt: Date;
  /** When its content was first fetched; null while it waits at the door. */
  openedAt: Date | null;
  /** Codes of what somebody has to do. */
  tasks: string[];
}

/** A page of the list, the newest first. */
export interface CasesListed {
  cases: CaseListed[];
}

/** A case and its story. S1: what was sent is not in it. */
export interface CaseShown extends Omit<CaseListed, 'tasks'> {
  tasks: { code: string; about: string; openedAt: Date; dueAt: Date; doneAt: Date | null }[];
  contents: { submissionId: string; kind: string; state: string; receivedAt: Date; fetchedAt: Date | null; parkedBecause: string | null }[];
  /** Earlier reprisals that this one repeats. */
  repeats: { caseId: string; because: string[] }[];
  /** Cases that look like this one. */
  duplicates: { caseId: string; score: number; because: string[] }[];
  timeline: { at: Date; what: string; actor: string | null; detail: string[] }[];
}
