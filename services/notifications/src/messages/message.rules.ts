import { laneOf, type Urgency } from '@amparo/domain';

/** How a message reaches a person outside the portal. */
export type ChannelName = 'MAIL' | 'PAGE';

/** DANGER has its own connections and schedule, and never waits for ORDINARY (delivery rules, "Notify"). */
export type MessageClass = 'DANGER' | 'ORDINARY';

/** `CANCELLED` says in its reason why it was not sent: EXCLUDED, RELEASED, LEFT, ACKNOWLEDGED or NO_ADDRESS. */
export type MessageState = 'PENDING' | 'SENT' | 'FAILED' | 'CANCELLED';

/** HIGH and IMMINENT are danger; a level that we do not know is treated as danger, since a newer teller may know more. */
export function classOf(urgency: string): MessageClass {
  if (!isKnown(urgency)) return 'DANGER';
  return laneOf(urgency) === 'danger' ? 'DANGER' : 'ORDINARY';
}

/**
 * The channels of an alert (urgency-and-routing: Modes): a page and a mail at any hour, or a mail; the in-app item is
 * written in any case.
 *
 * @param mode `PAGE`, `QUEUE` or `NONE`
 * @param configured channels that this installation has
 */
export function channelsOf(mode: string, configured: readonly ChannelName[]): ChannelName[] {
  const wanted: ChannelName[] = mode === 'PAGE' ? ['PAGE', 'MAIL'] : mode === 'QUEUE' ? ['MAIL'] : [];
  return wanted.filter((channel) => configured.includes(channel));
}

function isKnown(urgency: string): urgency is Urgency {
  return ['NONE', 'LOW', 'MEDIUM', 'HIGH', 'IMMINENT'].includes(urgency);
}
