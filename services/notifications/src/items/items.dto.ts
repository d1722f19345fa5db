import { IsOptional, IsUUID, Matches } from 'class-validator';
import type { ItemKind } from './item-kinds.rules';

const PERSON_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** Items at most, where a call does not say. */
const USUAL = 500;

/** Which items. */
export class ItemsQuery {
  /** Directory id of the person whose they are: by the operator, who must name somebody; a person names nobody. */
  @IsOptional() @Matches(PERSON_ID) person?: string;
  /** Id of the last item of the page before. */
  @IsOptional() @IsUUID() before?: string;
  /** 1 to 500. */
  @IsOptional() @Matches(/^([1-9]\d?|[1-4]\d\d|500)$/) limit?: string;

  /** Items at most. */
  get atMost(): number {
    return this.limit === undefined ? USUAL : Number(this.limit);
  }
}

/** How many are not acknowledged yet. */
export class UnreadQuery {
  /** As in `ItemsQuery`. */
  @IsOptional() @Matches(PERSON_ID) person?: string;
}

/** Who has seen an item and takes the case. */
export class AcknowledgeRequest {
  /** Directory id: by the operator, who must name somebody; a person names nobody. */
  @IsOptional() @Matches(PERSON_ID) person?: string;
}

/** An item as its reader gets it: S1. */
export interface ItemShown {
  id: string;
  /** Null for a partner's people, who are told of a referral and of no case; and for a witness, where what was done is of no case. */
  caseId: string | null;
  /** Empty then. */
  reference: string;
  kind: ItemKind;
  urgency: string;
  routes: string[];
  /** ISO 8601. */
  createdAt: string;
  acknowledgedAt?: string;
  /** Directory id of whom it is about, where it is about somebody's reading. */
  about?: string;
  /** The referral that it is about. */
  referralId?: string;
  /** Who says that she has the case, and when last: directory ids of people who are told of it, in the order in which they said so. */
  takenBy: { person: string; at: string }[];
}

/** Answer to `GET /items/unread`. */
export interface UnreadShown {
  /** A thousand means that or more. */
  unread: number;
}

/** When each person had her item of one submission. */
export interface Trace {
  /** `at`: milliseconds since 1970. */
  items: { person: string; at: number }[];
}
