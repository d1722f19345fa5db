import { IsISO8601, IsString, IsUUID, Length, Matches } from 'class-validator';
import { OfCase } from '../consents/consents.dto';

/** Until when, and why. */
export class PauseLadderRequest {
  @IsISO8601({ strict: true, strictSeparator: true }) @Matches(/Z$|[+-]\d{2}:\d{2}$/) until!: string;
  /** S2, sealed. */
  @IsString() @Length(10, 2_000) @Matches(/\S.*\S/s) because!: string;
}

/** Which pause of which case. */
export class OfPause extends OfCase {
  @IsUUID() pauseId!: string;
}

/** Until when the ladder stands still. */
export interface PauseAnswer {
  pauseId: string;
  until: Date;
}

/** A pause with the words why: S2. */
export interface PauseShown extends PauseAnswer {
  /** Directory ids. */
  pausedBy: string;
  since: Date;
  because: string;
  endedBy: string | null;
  endedAt: Date | null;
}
