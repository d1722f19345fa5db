import { DECLINED_BECAUSE, PROGRESS, type DeclinedBecause, type Progress } from '@amparo/domain';
import { IsIn, IsString, IsUUID, MaxLength } from 'class-validator';
import { OfReferral } from '../needs/needs.dto';
import type { OfferShown, PacketShown } from '../offers/offers.dto';
import { WriteLineRequest, type LineShown } from '../referral-log/referral-log.dto';
import { HANDED_BY, type HandedBy, type LinkEnded, type LinkState } from './link.rules';

/** Which link of which referral. */
export class OfLink extends OfReferral {
  @IsUUID() linkId!: string;
}

/** How a link and its code are handed over: two different ways. */
export class MakeLinkRequest {
  @IsIn(HANDED_BY) linkBy!: HandedBy;
  @IsIn(HANDED_BY) codeBy!: HandedBy;
}

/** A new link. Link and code are said this once, and kept nowhere. */
export interface MadeLink {
  linkId: string;
  /** What stands behind the `#` of the link. */
  secret: string;
  code: string;
  expiresAt: Date;
}

/** A link as whoever sees the case sees it: S1. */
export interface LinkShown {
  linkId: string;
  referralId: string;
  state: LinkState;
  linkBy: HandedBy;
  codeBy: HandedBy;
  /** Directory id. */
  madeBy: string;
  madeAt: Date;
  expiresAt: Date;
  openedAt: Date | null;
  verifiedAt: Date | null;
  /** Wrong codes. */
  tries: number;
  /** Since when somebody held it beside whoever opened it. */
  elsewhereAt: Date | null;
  endedAt: Date | null;
  endedBecause: LinkEnded | null;
}

/** What a browser sent that opens a link. */
export class OpenLinkRequest {
  @IsString() @MaxLength(200) secret!: string;
}

/** A browser that has opened one. */
export class VisitRequest {
  @IsString() @MaxLength(200) visit!: string;
}

export class VisitCodeRequest extends VisitRequest {
  @IsString() @MaxLength(40) code!: string;
}

export class VisitDeclineRequest extends VisitRequest {
  @IsIn(DECLINED_BECAUSE) because!: DeclinedBecause;
}

export class VisitProgressRequest extends VisitRequest {
  @IsIn(PROGRESS) status!: Progress;
}

/** A line of the log, from a browser that opened a link. */
export class VisitLineRequest extends WriteLineRequest {
  @IsString() @MaxLength(200) visit!: string;
}

/** A link that was opened: what its browser is to hold. */
export interface OpenedLink {
  visit: string;
  until: Date;
}

/** What was released, with by which link it was read, as it stands in the list of who has read it. */
export interface VisitPacket extends PacketShown {
  readBy: string;
}

/** The log of the referral, with by which link it was read, and until when that is open. */
export interface VisitLog {
  lines: LineShown[];
  readBy: string;
  until: Date;
}

/** What a browser that opened a link is shown: the teaser alone until the code was said. */
export interface VisitShown {
  verified: boolean;
  /** Until when the link is open here. */
  until: Date;
  offer: OfferShown;
}
