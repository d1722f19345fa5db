import type { Check, Finding } from '../history.rules';

/** What no slowness looks like: something is there that must not be. */
const NEVER_LATE: readonly Check[] = ['invented', 'misrouted', 'doubled', 'order'];

/**
 * Of what was found, that which shows a mistake. As long as something still moved, whatever is missing may be no more than late; and that
 * it did not come to rest shows nothing by itself. What is parked is not late: it was tried, and could not be.
 *
 * @param expects what the mistake has to bring to light
 */
export function showing(expects: readonly Check[], { findings, moving }: { findings: readonly Finding[]; moving: boolean }): Finding[] {
  return findings.filter(({ check, says }) => expects.includes(check) && (check !== 'converged' || says.startsWith('parked in ')) && (!moving || NEVER_LATE.includes(check)));
}
