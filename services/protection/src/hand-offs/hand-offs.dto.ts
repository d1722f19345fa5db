import { IsIn, IsString, IsUUID, Length } from 'class-validator';
import { MaySay, OfCase } from '../consents/consents.dto';
import { HAND_OFF_DECLINED, HAND_OFF_KINDS, OF_THE_GROUP, type GroupStep, type HandOffDeclined, type HandOffKind, type HandOffStep } from './hand-off.rules';

/** Which hand-off of which case. */
export class OfHandOff extends OfCase {
  @IsUUID() handOffId!: string;
}

/** What is handed over. */
export class HandOverRequest {
  @IsIn(HAND_OFF_KINDS) kind!: HandOffKind;
  /** What is asked for: what that group needs and no more; of a grant not the story (guide 5). S2, sealed. */
  @IsString() @Length(1, 5_000) note!: string;
}

/** A step of the group. */
export class MoveHandOffRequest {
  @IsIn(OF_THE_GROUP) status!: GroupStep;
  /** Where it cannot. */
  @MaySay() @IsIn(HAND_OFF_DECLINED) because?: HandOffDeclined;
}

/** A hand-off as whoever sees the case sees it: S1. */
export interface HandOffShown {
  handOffId: string;
  kind: HandOffKind;
  status: HandOffStep;
  /** Directory id. */
  askedBy: string;
  askedAt: Date;
  /** Directory id; null while nobody moved it, and where grants took it by itself. */
  movedBy: string | null;
  movedAt: Date | null;
  declinedBecause: HandOffDeclined | null;
}

/** The same with what is asked for. */
export interface HandOffRead extends HandOffShown {
  note: string;
}

/** Where a hand-off stands now. */
export interface HandOffAnswer {
  handOffId: string;
  status: HandOffStep;
}
