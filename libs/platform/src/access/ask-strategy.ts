import { Passport } from 'passport';
import type { Strategy } from 'passport-strategy';

/** What a strategy reads of a request. */
export type StrategyRequest = Readonly<Record<string, unknown>>;

/**
 * Asks a passport strategy who somebody is. Each strategy has a registry of its own, since passport's usual one is shared
 * by a whole process and a host runs several services in one, each with its own audience and keys (ADR 0017).
 *
 * @returns a function from a request to whoever the strategy finds, or nothing where it finds nobody; it rejects with what
 *   the strategy reports as an error
 */
export function askStrategy<U extends object>(strategy: Strategy): (request: StrategyRequest) => Promise<U | undefined> {
  const passport = new Passport().use('only', strategy);
  return (request) =>
    new Promise((resolve, reject) => {
      const answer = (error: Error | null | undefined, found?: U | false): void => {
        if (error instanceof Error) reject(error);
        else resolve(found === false ? undefined : found);
      };
      const ask = passport.authenticate('only', { session: false }, answer) as (request: object, response: undefined, next: typeof answer) => void;
      // A copy: passport hangs functions of its own on what it is given.
      ask({ ...request }, undefined, answer);
    });
}
