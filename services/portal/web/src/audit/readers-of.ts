import { isRefusal, Problem } from '../api/problem';

/** Somebody who did or read something of a case. */
export interface Reader {
  at: string;
  person: string;
  action: string;
  purpose: string;
  /** On the same day for the same purpose, where that is counted. */
  times?: number;
}

/** What several services answered, each for itself, as one list: the newest first. What is not, or no longer, hers to see is left out. */
export function readersOf(answers: readonly { data: readonly Reader[] | undefined; error: unknown }[]): Reader[] {
  return answers.filter(({ error }) => !isRefusal(error)).flatMap(({ data }) => data ?? []).sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

/**
 * Nobody, where a service knows no such case or shows her nothing of it.
 * @throws the error, where it says anything else
 */
export function nobodyThere(error: unknown): Reader[] {
  if (error instanceof Problem && [403, 404].includes(error.status)) return [];
  throw error;
}
