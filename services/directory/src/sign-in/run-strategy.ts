import type { Strategy } from 'passport';

/** How a strategy answered. */
export type StrategyOutcome = { is: 'success'; user: unknown } | { is: 'fail' } | { is: 'redirect'; url: string };

/**
 * Runs a passport strategy by the interface that passport documents for strategies: it is given `success`, `fail`, `redirect`,
 * `pass` and `error`, and calls one of them. Without `passport` itself: its registry and its changes to requests belong to a
 * process, and one process holds several services (ADR 0015).
 *
 * @throws whatever the strategy calls an error
 */
export function runStrategy(strategy: Strategy, request: object, options: object = {}): Promise<StrategyOutcome> {
  return new Promise((done, fail) => {
    const run = Object.assign(Object.create(strategy) as Strategy, {
      success: (user: unknown) => done({ is: 'success', user }),
      fail: () => done({ is: 'fail' }),
      redirect: (url: string) => done({ is: 'redirect', url }),
      pass: () => done({ is: 'fail' }),
      error: (error: unknown) => fail(error instanceof Error ? error : new Error('the strategy failed')),
    });
    (run.authenticate as (request: object, options: object) => void)(request, options);
  });
}
