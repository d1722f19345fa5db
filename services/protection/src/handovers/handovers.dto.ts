import { IsUUID, Matches } from 'class-validator';
import { OfCase } from '../consents/consents.dto';
import type { HandoverState } from './handover.entity';

/** To whom. */
export class AskHandoverRequest {
  /** Directory id of somebody on duty. */
  @Matches(/^[\w.:@-]{1,100}$/) person!: string;
}

/** Which hand-over of which case. */
export class OfHandover extends OfCase {
  @IsUUID() handoverId!: string;
}

/** Where a hand-over stands. */
export interface HandoverAnswer {
  handoverId: string;
  state: HandoverState;
  /** By when she must answer. */
  answerBy: Date;
}

/** To whom it can be handed over. */
export interface Takers {
  /** Directory ids. */
  people: string[];
}
