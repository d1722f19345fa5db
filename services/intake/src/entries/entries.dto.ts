import { HOW_GIVEN } from '@amparo/domain';
import { IsBoolean, IsIn, IsObject, IsString, IsUUID, MaxLength, ValidateIf } from 'class-validator';

/** How a report reached the person who enters it. */
export const ENTRY_CHANNELS = ['PHONE', 'SIGNAL', 'SMS', 'VOICE_NOTE', 'IN_PERSON', 'EMAIL', 'PARTNER'] as const;

/** How the person agreed to what she agreed to (guide 4.4, consent record); only said, without a witness, opens nothing and is worth knowing. */
export const CONSENT_GIVEN = [...HOW_GIVEN, 'ORAL'] as const;

/** It may be left out; null is no value of it. */
const IfGiven = () => ValidateIf((_entry, value) => value !== undefined);

/** A report that somebody enters for the person who told it. */
export class EnterReportDto {
  /** Drawn by whoever enters it. Sent again with the same words, the answer is the same, and nothing is told again. */
  @IsUUID() entry!: string;
  @IsIn(ENTRY_CHANNELS) channel!: (typeof ENTRY_CHANNELS)[number];
  /** The return code that the person said, in words or letters: it is an addition then. */
  @IfGiven() @IsString() @MaxLength(1_000) receipt?: string;
  /** Who interpreted, and from which language. */
  @IfGiven() @IsString() @MaxLength(200) interpreter?: string;
  @IfGiven() @IsIn(CONSENT_GIVEN) consentGiven?: (typeof CONSENT_GIVEN)[number];
  /** Risks, limits, the right to refuse and to take back were explained. */
  @IfGiven() @IsBoolean() explained?: boolean;
  /** What was told, in the report format. Read as leniently as any report. */
  @IsObject() report!: Record<string, unknown>;
}

/** What whoever entered it passes on. */
export interface EnteredReport {
  reference: string;
  urgency: string;
  /** The way back for the person, in letters; null where she has one already. */
  receipt: string | null;
  /** The same in words, in the language of the report where there is a list of it. */
  words: string[];
  /** A signed line that says that a report existed today, for the person; null where the door has no key for it. */
  proof: string | null;
}
