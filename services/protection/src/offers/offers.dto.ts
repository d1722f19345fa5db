import { DECLINED_BECAUSE, PROGRESS, type DeclinedBecause, type PacketField, type Progress, type ReferralStep } from '@amparo/domain';
import { IsIn, IsUUID } from 'class-validator';
import type { StepShown } from '../needs/needs.dto';

/** Which of the organisation's referrals. */
export class OfOffer {
  @IsUUID() referralId!: string;
}

/** That the organisation cannot help, and why. */
export class DeclineRequest {
  @IsIn(DECLINED_BECAUSE) because!: DeclinedBecause;
}

/** How far its help has come. */
export class ProgressRequest {
  @IsIn(PROGRESS) status!: Progress;
}

/** What an organisation was asked: S1, and no case. All but where it stands and what its own people said is null or empty once it shows nothing more. */
export interface OfferShown {
  referralId: string;
  status: ReferralStep;
  shows: 'NOTHING' | 'TEASER' | 'PACKET';
  measures: string[] | null;
  regions: string[] | null;
  language: string | null;
  urgency: string | null;
  /** Why it was asked, in codes such as `REGION:LAC`; of itself alone. */
  because: string[];
  offeredAt: Date;
  answerBy: Date | null;
  /** Until when what was released may be read, as things stand now; null where nothing may. A page that shows it goes blank then. */
  openUntil: Date | null;
  /** What it holds of the packet is to be deleted, since then. */
  deletionAskedAt: Date | null;
  deletedAt: Date | null;
  /** Since it was offered, the oldest first; those of its own people alone once it shows nothing more. */
  steps: StepShown[];
}

/** What was released to an organisation. */
export interface PacketShown {
  referralId: string;
  status: ReferralStep;
  fields: Partial<Record<PacketField, string>>;
  /** Until when the consent holds, as things stand. */
  until: Date;
}

/** What came of asking to delete. */
export interface DeletionShown {
  referralId: string;
  deletedAt: Date;
}
