import { Matches } from 'class-validator';
import type { ItemKind } from './write-items';

const PERSON_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** Whose items. */
export class ItemsQuery {
  /** Directory id. */
  @Matches(PERSON_ID) person!: string;
}

/** Who has seen an item and takes the case. */
export class AcknowledgeRequest {
  /** Directory id. */
  @Matches(PERSON_ID) person!: string;
}

/** An item as its reader gets it: S1. */
export interface ItemShown {
  id: string;
  caseId: string;
  reference: string;
  kind: ItemKind;
  urgency: string;
  routes: string[];
  /** ISO 8601. */
  createdAt: string;
  acknowledgedAt?: string;
}

/** When each person had her item of one submission. */
export interface Trace {
  /** `at`: milliseconds since 1970. */
  items: { person: string; at: number }[];
}
