/** What the walk has learned of ids and secrets, by the names that routes give them. */
export type Known = Record<string, string>;

/** In all words that the walk puts where people write. */
export const MARK = 'zz-invented-words';

/** Words of a place. */
export const said = (place: string): string => `${MARK} ${place}`;

/** One call of a route whose rows of the trail cannot be written at first. */
export interface Step {
  /** Such as `protection GET /cases/:caseId/pauses`. */
  route: string;
  /** Id of somebody of the matrix whom the route lets in, or the portal for whoever has a link. */
  by: string | { service: 'portal' };
  query?: string;
  body?: (known: Known) => object;
  /** What the good answer says, and an answer that is not written down must not: the words of the walk, or what else is named. */
  shows?: (known: Known) => string;
  /** Ids that later steps need, from the good answer. */
  learn?: (answer: never, known: Known) => void;
  /** Has no row of its own in the trail: asked for what comes later alone. */
  plain?: true;
}

const explained = { language: 'es', explained: ['RISKS', 'LIMITS', 'MAY_REFUSE', 'MAY_WITHDRAW'], how: 'WRITTEN' };

/** What is said of a consent that was given. */
export const given = (purpose: string, recipient: string, more: object = {}): object =>
  ({ answer: 'GIVEN', purpose, recipient, classes: ['S1', 'S2', 'S3'], ...explained, by: { who: 'PERSON' }, ...more });

/** So many minutes from now. */
export const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();
