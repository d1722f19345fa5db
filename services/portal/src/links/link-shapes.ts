import type { DeclinedBecause, PacketField, Progress, ReferralStep, Urgency } from '@amparo/domain';

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

/** What can be asked of protection by a link, and with what. */
export interface Asked {
  open: { secret: string };
  code: { visit: string; code: string };
  offer: { visit: string };
  commit: { visit: string };
  decline: { visit: string; because: DeclinedBecause };
  progress: { visit: string; status: Progress };
  packet: { visit: string };
  deleted: { visit: string };
  leave: { visit: string };
  compromised: { visit: string };
}
