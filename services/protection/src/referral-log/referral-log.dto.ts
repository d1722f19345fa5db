import { codesOf, type MeasureCode } from '@amparo/domain';
import { IsIn, IsString, IsUUID, Length, Matches } from 'class-validator';
import { MaySay } from '../consents/consents.dto';
import { LINE_KINDS, type LineBy, type LineKind } from './referral-line.rules';

/** A message. */
export class WriteMessageRequest {
  /** Made by who writes: the same one again is the same line. */
  @IsUUID() lineId!: string;
  @IsString() @Length(1, 5_000) words!: string;
}

/** A line of a partner: a message, or a service with what it was and when. */
export class WriteLineRequest extends WriteMessageRequest {
  @IsIn(LINE_KINDS) kind!: LineKind;
  /** Of a service. */
  @MaySay() @IsIn(codesOf('protective_measure')) measure?: MeasureCode;
  /** Of a service: the day, ISO 8601. */
  @MaySay() @Matches(/^\d{4}-\d{2}-\d{2}$/) day?: string;
}

/** A line, as both sides read it. */
export interface LineShown {
  lineId: string;
  kind: LineKind;
  by: LineBy;
  /** Directory id; to a partner of its own people alone. */
  person: string | null;
  at: Date;
  measure: MeasureCode | null;
  /** ISO 8601. */
  day: string | null;
  words: string;
  /** Of the reader's own side: since when the other side has it; null for what the other wrote. */
  readAt: Date | null;
}
