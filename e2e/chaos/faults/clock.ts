import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ServiceName } from '@amparo/platform';
import { until } from '../../support/until';
import { processesOf } from '../chaos-system';
import { killNow } from './kill-now';
import { underLoad, type Round, type Scenario } from './scenario';

/** libfaketime, wherever the system's package put it. */
function findFaketime(): string | undefined {
  const folders = ['/usr/lib/faketime', '/usr/lib64/faketime', '/usr/local/lib/faketime'];
  for (const folder of existsSync('/usr/lib') ? readdirSync('/usr/lib') : []) folders.push(join('/usr/lib', folder, 'faketime'));
  return folders.map((folder) => join(folder, 'libfaketime.so.1')).find((file) => existsSync(file));
}

/** Starts the process of a service again in another environment: every process is given the system's settings when it starts. */
async function restartWith(round: Round, service: ServiceName, change: (settings: Record<string, string>) => void): Promise<void> {
  const { running } = round.system;
  const child = running.processOf(service);
  const before = child.pid;
  change(running.settings);
  killNow(round, service);
  await until(`${child.name} to start again`, async () => (child.pid !== undefined && child.pid !== before ? true : undefined), 60_000);
  await child.whenReady();
}

/** One process whose wall clock is wrong, beside others whose clocks are right. */
async function skewed(round: Round, by: string): Promise<void> {
  const library = findFaketime() ?? '';
  const service = round.chance.pick(processesOf(round.system));
  const wrong = { LD_PRELOAD: library, FAKETIME: by, FAKETIME_DONT_FAKE_MONOTONIC: '1', FAKETIME_DONT_RESET: '1' };
  await restartWith(round, service, (settings) => Object.assign(settings, wrong));
  for (const name of Object.keys(wrong)) delete round.system.running.settings[name];
  round.note(`${round.system.running.processOf(service).name} ${by}`);
  await underLoad(round, () => pause(round.short ? 2_000 : 10_000));
  await restartWith(round, service, () => undefined);
}

const whyNot = (): string | undefined => (findFaketime() === undefined ? 'libfaketime is not installed (package faketime)' : undefined);

export const clockFaults: Scenario[] = [
  { name: 'clock-ahead', title: 'the clock of one process 10 minutes ahead', whyNot, run: (round) => skewed(round, '+10m') },
  { name: 'clock-behind', title: 'the clock of one process 10 minutes behind', whyNot, run: (round) => skewed(round, '-10m') },
];
