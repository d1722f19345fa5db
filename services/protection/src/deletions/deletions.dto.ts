import { IsIn, IsUUID } from 'class-validator';
import { MaySay } from '../consents/consents.dto';
import { IsInstant } from '../consents/is-instant';
import { HANDED_BY, type HandedBy } from '../links/link.rules';

/** Of which referral something is to be deleted, whose case is erased. */
export class OfDeletion {
  @IsUUID() referralId!: string;
}

/** That an organisation said that it has deleted what it held, in another way than here. */
export class HearDeletionRequest {
  @IsIn(HANDED_BY) channel!: HandedBy;
  /** When; nothing: now. */
  @MaySay() @IsInstant() saidAt?: string;
}

/** What is still to be said to be deleted: S1. */
export interface OpenDeletion {
  referralId: string;
  /** Null where the case is erased. */
  caseId: string | null;
  reference: string | null;
  /** Directory id. */
  organisation: string;
  /** Where the case is erased, the noon of that day (UTC) alone, as of `dueAt`. */
  askedAt: Date;
  dueAt: Date;
  overdue: boolean;
}
