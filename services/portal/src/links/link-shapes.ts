import type { DeclinedBecause, MeasureCode, PacketField, Progress, ReferralStep, Urgency } from '@amparo/domain';

/** What protection says to a browser that opened a link (its `VisitShown`): all times ISO 8601. */
export interface VisitShown {
  verified: boolean;
  until: string;
  offer: {
    status: ReferralStep;
    shows: 'NOTHING' | 'TEASER' | 'PACKET';
    measures: string[] | null;
    regions: string[] | null;
    language: string | null;
    urgency: Urgency | null;
    offeredAt: string;
    answerBy: string | null;
    openUntil: string | null;
    deletionAskedAt: string | null;
    deletedAt: string | null;
  };
}

/** What was released, as protection gives it (its `VisitPacket`). */
export interface VisitPacket {
  status: ReferralStep;
  fields: Partial<Record<PacketField, string>>;
  until: string;
  /** By which link, as it stands in the list of who has read it. */
  readBy: string;
}

/** A service that was given, or a message (its `LineShown`). */
export interface VisitLine {
  kind: 'SERVICE' | 'MESSAGE';
  by: 'PARTNER' | 'DESK';
  at: string;
  measure: MeasureCode | null;
  day: string | null;
  words: string;
  /** Of her own side: since when the other side has it. */
  readAt: string | null;
}

/** What was done and written beside the request (its `VisitLog`). */
export interface VisitLog {
  lines: VisitLine[];
  readBy: string;
  until: string;
}

/** A line that is written: its id is made where the page is, so that sent twice it is one. */
export interface NewLine {
  lineId: string;
  kind: VisitLine['kind'];
  words: string;
  measure?: MeasureCode;
  day?: string;
}

/** What can be asked of protection by a link, and with what. */
export interface Asked {
  open: { secret: string };
  code: { visit: string; code: string };
  offer: { visit: string };
  commit: { visit: string };
  decline: { visit: string; because: DeclinedBecause };
  progress: { visit: string; status: Progress };
  packet: { visit: string };
  log: { visit: string };
  line: { visit: string } & NewLine;
  deleted: { visit: string };
  leave: { visit: string };
  compromised: { visit: string };
}
