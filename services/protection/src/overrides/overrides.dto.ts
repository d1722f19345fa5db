import { CANNOT_BE_ASKED, codesOf, type CannotBeAsked, type ConsentPurpose } from '@amparo/domain';
import { IsBoolean, IsIn, IsString, IsUUID, Length, Matches } from 'class-validator';
import { OfCase, RECIPIENT } from '../consents/consents.dto';

/** Which override of which case. */
export class OfOverride extends OfCase {
  @IsUUID() overrideId!: string;
}

/** That a consent be done without, to save a life. */
export class AskOverrideRequest {
  @IsIn(codesOf('consent_purpose')) purpose!: ConsentPurpose;
  /** Directory id of the one organisation. */
  @Matches(RECIPIENT) recipient!: string;
  @IsIn(CANNOT_BE_ASKED) cannotBeAsked!: CannotBeAsked;
  /** Why her life depends on it: S2, sealed. */
  @IsString() @Length(10, 2_000) @Matches(/\S.*\S/s) because!: string;
}

/** What came of looking at an override again. */
export class ReviewOverrideRequest {
  /** The person knows of it by now. */
  @IsBoolean() personTold!: boolean;
}

/** An override without the words why: S1. */
export interface OverrideShown {
  caseId: string;
  overrideId: string;
  reference: string | null;
  purpose: ConsentPurpose;
  recipient: string;
  cannotBeAsked: CannotBeAsked;
  /** Directory ids. */
  askedBy: string;
  askedAt: Date;
  agreedBy: string | null;
  agreedAt: Date | null;
  /** When the consent that it became ends; null while one person alone has asked. */
  endsAt: Date | null;
  personToldAt: Date | null;
  reviewedBy: string | null;
  reviewedAt: Date | null;
}

/** An override with the words why: S2. */
export interface OverrideRead extends OverrideShown {
  because: string;
}

/** What came of asking or agreeing. */
export interface OverrideAnswer {
  overrideId: string;
  /** `ASKED`: another person must agree. */
  status: 'ASKED' | 'OVERRIDE';
  endsAt: Date | null;
}
