import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FaultPoint } from '@amparo/messaging';
import { until } from './until';

/** Where a process is to be killed. */
export interface Fault {
  point: FaultPoint;
  /** Name of the process, such as `intake` or `host`; any where left out. */
  process?: string;
  /** Name of the handler that is at work; any where left out. */
  consumer?: string;
  /** Which time the point is reached; the first where left out. */
  nth?: number;
}

/** What every process of a system under test loads first. */
export const FAULTS_PRELOAD = join(__dirname, 'faults.preload.cjs');

/** Kills processes of a system at named points, once each. */
export class Faults {
  private armed = 0;

  constructor(readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  /** @returns answers when the process has been killed there */
  arm(fault: Fault): { fired: () => Promise<void>; disarm: () => void } {
    const name = join(this.folder, String(++this.armed));
    // Whole or not there: a process may look at any moment.
    writeFileSync(`${name}.new`, JSON.stringify(fault));
    renameSync(`${name}.new`, `${name}.json`);
    return {
      fired: () => until(`a kill at ${sayFault(fault)}`, async () => (existsSync(`${name}.fired`) ? true : undefined), 60_000).then(() => undefined),
      disarm: () => rmSync(`${name}.json`, { force: true }),
    };
  }
}

export function sayFault({ point, process: where, consumer }: Fault): string {
  return [point, ...(where === undefined ? [] : [`in ${where}`]), ...(consumer === undefined ? [] : [`of ${consumer}`])].join(' ');
}
