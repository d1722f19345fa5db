/**
 * How long somebody takes who is no practised typist, has a cheap telephone and is afraid, in seconds for one step: the keystroke-level
 * model of Card, Moran and Newell ("The keystroke-level model for user performance time with interactive systems", Communications of the
 * ACM 23(7), 1980, and "The Psychology of Human-Computer Interaction", 1983, chapter 8). For typing the model has a range; where we are
 * not sure the slower figure is taken.
 */
export const STEP_SECONDS = {
  /** K: a character. The model's "typing random letters"; an average typist takes 0.28, a practised one 0.2. */
  character: 0.5,
  /** P: moving to something to press it; on a screen of 320 px the finger stands for the mouse. */
  point: 1.1,
  /** B: pressing it and letting go. */
  press: 0.2,
  /** H: from reading to typing and back, once a field. */
  home: 0.4,
  /** M: getting ready for a step in mind. */
  think: 1.35,
} as const;

/** Words read in a minute: half of what adults read silently in English (238: Brysbaert, Journal of Memory and Language 109, 2019), since fear slows. */
export const WORDS_A_MINUTE = 119;

/** A slow mobile network (3G): milliseconds for a way there and back, and bits in a second. */
export const SLOW_NETWORK = { roundTripMs: 400, bitsPerSecond: 400_000 } as const;

/** Ways there and back before the first page can be asked for: name, connection, TLS 1.3. */
export const WAYS_BEFORE_THE_FIRST_PAGE = 3;

/** What somebody did on a page, and what the page weighed. */
export interface PageWalked {
  /** Bytes of the answer's body. */
  bytes: number;
  /** Words that have to be read before it can be gone on. */
  words: number;
  /** Choices taken: each is pointed at and pressed. */
  picks: number;
  /** Characters typed, and fields that they were typed into. */
  characters: number;
  fields: number;
  /** Whether a button led on from here. */
  leaves: boolean;
}

/** Seconds that a person needs for a page, by the model. */
export function secondsOfPerson({ words, picks, characters, fields, leaves }: PageWalked): number {
  const { character, point, press, home, think } = STEP_SECONDS;
  const choices = (picks + (leaves ? 1 : 0)) * (think + point + press);
  const typing = fields * (think + point + press + 2 * home) + characters * character;
  return (words / WORDS_A_MINUTE) * 60 + choices + typing;
}

/** Seconds that the slow network needs for some pages, one after the other on one connection. */
export function secondsOfNetwork(pages: readonly PageWalked[]): number {
  const { roundTripMs, bitsPerSecond } = SLOW_NETWORK;
  const trips = WAYS_BEFORE_THE_FIRST_PAGE + pages.length;
  const bits = pages.reduce((sum, { bytes }) => sum + bytes * 8, 0);
  return (trips * roundTripMs) / 1_000 + bits / bitsPerSecond;
}
