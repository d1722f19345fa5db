import type { Get, Post } from './shapes';

/** A case in a list. S1. */
export interface CaseListed {
  caseId: string;
  reference: string | null;
  status: 'OPEN' | 'CLOSED';
  category: string | null;
  urgency: string;
  reprisal: boolean;
  regions: string[];
  countryKnown: boolean;
  lead: string | null;
  receivedAt: string;
  openedAt: string | null;
  tasks: string[];
}

/** A page of the list; `next` goes on from it. */
export interface CasesListed {
  cases: CaseListed[];
  next: string | null;
}

/** A case as she may see it. S1. */
export interface CaseShown extends Omit<CaseListed, 'tasks'> {
  tasks: { code: string; about: string; openedAt: string; dueAt: string; doneAt: string | null }[];
  contents: { submissionId: string; kind: string; state: string; receivedAt: string; fetchedAt: string | null; parkedBecause: string | null }[];
  repeats: { caseId: string; because: string[] }[];
  duplicates: { caseId: string; score: number; because: string[] }[];
  routes: string[];
  handlers: string[];
  /** What she may do to it now. */
  may: string[];
}

/** Why she sees a case, in codes. */
export interface CaseExplained {
  caseId: string;
  ways: { by: string; codes: string[] }[];
  calledBy: string[] | null;
  because: string[];
}

/** One body of a report. Null fields: she may not read them, or did not ask. */
export interface BodyShown {
  submissionId: string;
  receivedAt: string;
  state: 'READ' | 'WANTED' | 'UNREADABLE';
  fields: Record<string, unknown> | null;
  identity: Record<string, unknown> | null;
  withheld: string[];
}

/** What the reporter wrote with the return code. */
export interface MessageShown {
  messageId: string;
  receivedAt: string;
  from: string;
  text: string | null;
}

/** A line of the story of a case. S1. */
export interface TimelineLine {
  at: string;
  what: string;
  actor: string | null;
  detail: string[];
}

/** Why somebody reads content. */
export type Purpose = 'CASE_WORK' | 'VERIFICATION' | 'EMERGENCY' | 'SHARING';

interface Which {
  which: string;
}
interface Part {
  status?: 'OPEN' | 'CLOSED';
  urgency?: string;
  region?: string;
}

/** Calls of casework for people. */
export interface CaseworkPaths {
  '/api/casework/cases': Get<CasesListed, never, Part & { reference?: string; sort?: 'newest' | 'oldest' | 'urgency'; cursor?: string; limit?: string }>;
  '/api/casework/cases/count': Get<{ count: number; more: boolean }, never, Part>;
  '/api/casework/cases/{which}': Get<CaseShown, Which>;
  '/api/casework/cases/{which}/why': Get<CaseExplained, Which>;
  '/api/casework/cases/{which}/content': Get<{ caseId: string; bodies: BodyShown[] }, Which, { identity?: 'true' | 'false'; purpose?: Purpose }>;
  '/api/casework/cases/{which}/conversation': Get<{ caseId: string; messages: MessageShown[] }, Which, { purpose?: Purpose }>;
  '/api/casework/cases/{which}/timeline': Get<{ timeline: TimelineLine[] }, Which>;
  '/api/casework/cases/{which}/handlers': Post<unknown, { person: string }, Which>;
  '/api/casework/cases/{which}/countries': Post<unknown, { countries: string[]; presentCountry?: string | null }, Which>;
  '/api/casework/cases/{which}/break-glass': Post<unknown, { reason: string }, Which>;
}
