import { clockFaults } from './faults/clock';
import { crowdFaults } from './faults/crowd';
import { diskFaults } from './faults/disk';
import { eventLogFaults } from './faults/event-log';
import { killPoints } from './faults/kill-points';
import { machineFaults } from './faults/machine';
import type { Scenario } from './faults/scenario';
import { underLoad } from './faults/scenario';

/** Nothing goes wrong: a history without findings has to come of it, or the checker finds too much. */
const calm: Scenario = { name: 'calm', title: 'nothing goes wrong', run: (round) => underLoad(round, async () => undefined) };

/** Everything that can be made to go wrong. */
export const scenarios: readonly Scenario[] = [calm, ...killPoints, ...machineFaults, ...eventLogFaults, ...diskFaults, ...clockFaults, ...crowdFaults];

/**
 * What `npm test` has time for, six minutes of it. A full disk, a mail relay that is away and slow clients are in tests of their own there.
 * The flood comes early, while lists are short: later it would need a system of its own.
 */
export const shortProfile: Record<'postgres' | 'kafka', readonly string[]> = {
  postgres: [
    'clock.after-commit', 'junk-flood', 'every-point', 'random-kills', 'postgres-killed', 'log-wiped', 'groups-deleted', 'duplicates', 'shuffled', 'poison', 'mail-hang-up',
  ],
  // Poison, events that come twice and a log that is told again are the same above the log: PostgreSQL's has them.
  kafka: ['every-point', 'broker-killed', 'broker-stopped'],
};

/** @throws Error naming what there is, for a name that there is not */
export function scenarioNamed(name: string): Scenario {
  const found = scenarios.find((scenario) => scenario.name === name);
  if (found === undefined) throw new Error(`There is no scenario ${name}. There are: ${scenarios.map((scenario) => scenario.name).join(', ')}.`);
  return found;
}
