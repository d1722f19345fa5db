import type { Schema } from '../api/paths';

export type HandOffKind = Schema<'protection.HandOff'>['kind'];
export type HandOffStep = Schema<'protection.HandOff'>['status'];

export const HAND_OFF_KINDS: readonly HandOffKind[] = ['GRANT', 'ACCOUNTABILITY', 'COMMUNITY'];
export const DECLINED_BECAUSE = ['NOT_OURS', 'NO_FUNDS', 'OUT_OF_TIME', 'CANNOT_BE_SAFE', 'DONE_ALREADY', 'OTHER'] as const;

/** The kind of group that sees to it (directory). */
export const groupOf = (kind: HandOffKind): string => ({ GRANT: 'GRANTS', ACCOUNTABILITY: 'ACCOUNTABILITY', COMMUNITY: 'COMMUNITY_RESOURCE_EXCHANGE' })[kind];

/** Whether she may read what is asked for: she has the case, or is of the group while it is asked. It only shows a button: the service refuses by itself. */
export const showsNote = (status: HandOffStep, her: { hasCase: boolean; actsFor: boolean }): boolean => her.hasCase || (her.actsFor && status !== 'CALLED_BACK');

/** Whether something is still to come of it. */
export const isOpen = (status: HandOffStep): boolean => status === 'ASKED' || status === 'TAKEN';

/** What can still be asked for: of each kind one at a time. */
export const stillToAsk = (found: readonly { kind: HandOffKind; status: HandOffStep }[]): HandOffKind[] =>
  HAND_OFF_KINDS.filter((kind) => !found.some((one) => one.kind === kind && isOpen(one.status)));
