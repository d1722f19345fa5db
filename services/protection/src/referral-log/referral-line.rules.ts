import { isOver, shows, type ReferralStep, type Sharing } from '@amparo/domain';

/** What is written beside a referral: a service that the partner gave, or a message between it and the desk. */
export const LINE_KINDS = ['SERVICE', 'MESSAGE'] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/** Who wrote it. */
export type LineBy = 'PARTNER' | 'DESK';

/** Lines that each side may write beside one referral: nobody crowds out the other. */
export const MOST_LINES = 1_000;

/** What must be agreed to, for what the desk writes to an organisation to be written, and to be read. */
export function storyFor({ organisationId }: { organisationId: string }): Sharing {
  return { purpose: 'CP-REFER', recipient: organisationId, classes: ['S1', 'S2'] };
}

/**
 * Whether a partner may write a line now. A message while anything is still to come of the referral, also to ask before it agrees to help; a
 * service only of help that is under way, as it says itself. What it wrote tells nothing that it was not told.
 */
export function partnerMayWrite(kind: LineKind, status: ReferralStep, consented: boolean): boolean {
  if (kind === 'MESSAGE') return !isOver(status);
  return consented && shows(status) === 'PACKET' && status !== 'RELEASED';
}

/** Whether the desk may write to the partner: only what she agreed to leaves us, so only while consent to the story holds, and somebody there is to read it. */
export function deskMayWrite(status: ReferralStep): boolean {
  return shows(status) === 'PACKET';
}

/** Whether a partner reads a line: its own always while the referral shows it anything, ours only while consent to the story holds. */
export function partnerMayRead(by: LineBy, status: ReferralStep, consented: boolean): boolean {
  return shows(status) !== 'NOTHING' && (by === 'PARTNER' || consented);
}

/** Where the words of a line are sealed. */
export const linePlace = (row: string) => ({ table: 'referral_lines', column: 'words', row });
