import { IsIn } from 'class-validator';
import { OfCase } from '../consents/consents.dto';
import type { LevelClock } from './clock.rules';

/** Which clock of which case. */
export class OfClock extends OfCase {
  @IsIn(['SAFE_CONTACT', 'DECISION']) clock!: LevelClock;
}

/** What came of it. */
export interface ClockMet {
  clock: LevelClock;
  /** It ran until now. False: it was met before, or the case has no such clock. */
  met: boolean;
}
