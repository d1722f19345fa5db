import type { Urgency } from '@amparo/domain';
import { IsIn, IsString, IsUUID, Length, Matches } from 'class-validator';
import { OfCase } from '../consents/consents.dto';
import type { LoweringState } from './lowering.entity';
import type { LoweredLevel } from './lowering.rules';

/** To which level. */
export class RaiseUrgencyRequest {
  @IsIn(['LOW', 'MEDIUM', 'HIGH', 'IMMINENT']) urgency!: Exclude<Urgency, 'NONE'>;
}

/** To which level, and why. */
export class LowerUrgencyRequest {
  @IsIn(['LOW', 'MEDIUM', 'HIGH']) urgency!: LoweredLevel;
  /** S2, sealed. */
  @IsString() @Length(10, 2_000) @Matches(/\S.*\S/s) because!: string;
}

/** Which lowering of which case. */
export class OfLowering extends OfCase {
  @IsUUID() loweringId!: string;
}

/** The level of a case by now. */
export interface LevelAnswer {
  urgency: Urgency;
}

/** What came of asking or agreeing. */
export interface LoweringAnswer {
  loweringId: string;
  /** `ASKED`: another person must agree. */
  state: LoweringState;
  /** By when. */
  endsAt: Date;
}

/** A lowering with the words why: S2. */
export interface LoweringShown extends LoweringAnswer {
  before: Urgency;
  wanted: LoweredLevel;
  because: string;
  /** Directory ids. */
  askedBy: string;
  askedAt: Date;
  agreedBy: string | null;
  endedAt: Date | null;
}
