import type { IncomingHttpHeaders } from 'node:http';
import { problemBytes, type Problem } from './problem.rules';

/** What is known of a request that is refused. */
export interface Asked {
  url?: string;
  headers: IncomingHttpHeaders;
}

/** What is sent in place of a problem, with the headers that it needs beside those of every answer. */
export interface RefusalPage {
  text: string;
  headers: Record<string, string>;
}

/** Gives a page to people who are refused, wherever that happens; nothing where a program asks. */
export type RefusalPages = (asked: Asked, problem: Problem) => RefusalPage | undefined;

/** How a problem is answered: as problem+json, or as a page for people where a service has pages. */
export interface RefusalAnswer {
  headers: Record<string, string>;
  body: Buffer;
}

/** @param asked nothing where the request never became one */
export function answerOf(problem: Problem, asked: Asked | undefined, pages: RefusalPages | undefined): RefusalAnswer {
  const page = asked === undefined ? undefined : pages?.(asked, problem);
  if (page === undefined) return { headers: { 'content-type': 'application/problem+json' }, body: problemBytes(problem) };
  return { headers: page.headers, body: Buffer.from(page.text) };
}
