import { IsBoolean, IsIn, IsString, IsUUID, Length, Matches } from 'class-validator';
import { OfCase } from '../consents/consents.dto';
import { CONTACT_PURPOSES, type ContactPurpose, type ContactStep } from './contact.rules';

/** Which draft of which case. */
export class OfContact extends OfCase {
  @IsUUID() contactId!: string;
}

/** What is to be handed to one bank or mechanism. */
export class DraftContactRequest {
  @IsIn(CONTACT_PURPOSES) purpose!: ContactPurpose;
  /** Directory id of the one recipient. */
  @Matches(/^[A-Za-z0-9][\w.@:-]{0,63}$/) recipient!: string;
  /** Whether the words say who she is. */
  @IsBoolean() namesHer!: boolean;
  @IsString() @Length(1, 20_000) words!: string;
}

/** A draft as whoever sees the case sees it: S1. */
export interface ContactShown {
  contactId: string;
  purpose: ContactPurpose;
  /** Directory id. */
  recipient: string;
  namesHer: boolean;
  status: ContactStep;
  writtenBy: string;
  writtenAt: Date;
  agreedBy: string | null;
  agreedAt: Date | null;
  endedBy: string | null;
  endedAt: Date | null;
}

/** The same with its words (S3). */
export interface ContactRead extends ContactShown {
  words: string;
}

/** Where a draft stands now. */
export interface ContactAnswer {
  contactId: string;
  status: ContactStep;
}
