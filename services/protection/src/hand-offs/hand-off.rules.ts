import type { Route } from '@amparo/domain';

/**
 * What is handed to a group of ours (guide 1.2, 1.5, 5): an emergency grant is asked for, a step before an accountability mechanism is
 * wanted, or a community asks for what the exchange gives.
 */
export const HAND_OFF_KINDS = ['GRANT', 'ACCOUNTABILITY', 'COMMUNITY'] as const;
export type HandOffKind = (typeof HAND_OFF_KINDS)[number];

/** To whom each goes. */
export const ROUTE_OF = { GRANT: 'GRANTS', ACCOUNTABILITY: 'ACCOUNTABILITY', COMMUNITY: 'CRE' } as const satisfies Record<HandOffKind, Route>;
export type HandedRoute = (typeof ROUTE_OF)[HandOffKind];

/** Where it stands. */
export type HandOffStep = 'ASKED' | 'TAKEN' | 'DONE' | 'DECLINED' | 'CALLED_BACK';

/** From where to where it goes. A group takes it, does it or cannot; whoever answers for the case calls it back. */
export const HAND_OFF_STEPS: Readonly<Record<HandOffStep, readonly HandOffStep[]>> = {
  ASKED: ['TAKEN', 'DONE', 'DECLINED', 'CALLED_BACK'],
  TAKEN: ['DONE', 'DECLINED', 'CALLED_BACK'],
  DONE: [],
  DECLINED: [],
  CALLED_BACK: [],
};

/** Steps that the group takes. */
export const OF_THE_GROUP = ['TAKEN', 'DONE', 'DECLINED'] as const;
export type GroupStep = (typeof OF_THE_GROUP)[number];

/** Why a group cannot, in codes: words would be somebody's story. */
export const HAND_OFF_DECLINED = ['NOT_OURS', 'NO_FUNDS', 'OUT_OF_TIME', 'CANNOT_BE_SAFE', 'DONE_ALREADY', 'OTHER'] as const;
export type HandOffDeclined = (typeof HAND_OFF_DECLINED)[number];

/** Whether it may go from one step to another. */
export const handOffMayGo = (from: HandOffStep, to: HandOffStep): boolean => HAND_OFF_STEPS[from].includes(to);

/** Whether what is asked for is shown: to who has the case, and to the group that is asked while it is its to see to. Not to another group of the case. */
export const showsNote = (status: HandOffStep, her: { hasCase: boolean; actsFor: boolean }): boolean => her.hasCase || (her.actsFor && status !== 'CALLED_BACK');

/** Whether somebody acts for the group that it went to: by a route that leads to her, or on global duty, which takes over where nobody of the group is there. */
export function actsFor(standings: readonly { is: string; routes: readonly string[] }[], kind: HandOffKind): boolean {
  return standings.some(({ is, routes }) => is === 'GLOBAL_DUTY' || routes.includes(ROUTE_OF[kind]));
}
