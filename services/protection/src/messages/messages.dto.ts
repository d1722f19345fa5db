import { IsString, IsUUID, MaxLength } from 'class-validator';

/** What one side writes to the other about a referral. */
export class WriteMessageRequest {
  /** A UUID that the page made: the same one again is the same message. */
  @IsUUID() messageId!: string;
  @IsString() @MaxLength(5_000) text!: string;
}

/** A message between the desk and an organisation, as one of them reads it. */
export interface MessageShown {
  messageId: string;
  ofPartner: boolean;
  /** Directory id; null to partners where the desk wrote it. */
  author: string | null;
  at: Date;
  text: string;
  /** Since when somebody of the other side has it. */
  readAt: Date | null;
}

/** It is durable, and the other side is told. */
export interface MessageWritten {
  referralId: string;
  messageId: string;
}
