import { codesOf, PACKET_FIELD_NAMES, type MeasureCode, type PacketField, type ReferralStep } from '@amparo/domain';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsString, IsUUID, Length, Matches, ValidateNested } from 'class-validator';
import { MaySay, OfCase } from '../consents/consents.dto';
import type { HandedBy } from '../links/link.rules';

/** Which referral of which case. */
export class OfReferral extends OfCase {
  @IsUUID() referralId!: string;
}

/** Help that is asked for. */
export class AskForHelpRequest {
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(20) @ArrayUnique() @IsIn(codesOf('protective_measure'), { each: true }) measures!: MeasureCode[];
  /** Directory id of the one organisation to ask; nothing: every one that may be able to help. */
  @MaySay() @Matches(/^[A-Za-z0-9][\w.@:-]{0,63}$/) to?: string;
}

/** One field of a packet. */
export class PacketFieldRequest {
  @IsIn(PACKET_FIELD_NAMES) field!: PacketField;
  @IsString() @Length(1, 20_000) says!: string;
}

/** What is given to one partner. */
export class ReleaseRequest {
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(PACKET_FIELD_NAMES.length) @ArrayUnique((one: { field?: unknown } | null) => one?.field) @ValidateNested({ each: true }) @Type(() => PacketFieldRequest)
  fields!: PacketFieldRequest[];
}

/** Help that was asked for: whom, in which order, and why them. */
export interface HelpAsked {
  needId: string;
  state: 'OPEN' | 'HELPED' | 'UNANSWERED';
  offered: { referralId: string; organisation: string; rank: number; because: string[] }[];
}

/** Who has read of a packet what, and when. */
export interface PacketReading {
  /** Directory id. */
  person: string;
  at: Date;
  /** None: it was what the desk wrote beside the packet. */
  fields: PacketField[];
}

/** One step of a referral. */
export interface StepShown {
  status: ReferralStep;
  at: Date;
  /** Directory id of who said it of the organisation; null where it was nobody of it. */
  by: string | null;
}

/** A referral as the desk sees it: S1. */
export interface ReferralShown {
  referralId: string;
  needId: string;
  measures: string[];
  /** Of the need: `UNANSWERED` where nobody is left to ask. */
  need: 'OPEN' | 'HELPED' | 'UNANSWERED';
  organisation: string;
  status: ReferralStep;
  ring: number;
  rank: number;
  because: string[];
  declinedBecause: string | null;
  offeredAt: Date;
  answeredAt: Date | null;
  endedAt: Date | null;
  /** Names of the fields that were released; null while nothing was. */
  released: PacketField[] | null;
  deletionAskedAt: Date | null;
  deletedAt: Date | null;
  /** Where one of ours was told so: who (directory id), when that was said, and by which channel. */
  deletionHeard: { heardBy: string; saidAt: Date; channel: HandedBy } | null;
  readBy: PacketReading[];
  /** Since it was offered, the oldest first. */
  steps: StepShown[];
}

/** Where a referral stands now. */
export interface ReferralAnswer {
  referralId: string;
  status: ReferralStep;
}
