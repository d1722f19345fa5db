import { existsSync, mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
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

/** Kills processes of a system at named points, once each. */
export class Faults {
  /** What every process of the system has to load first. */
  readonly preload: string;
  private armed = 0;

  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
    this.preload = join(folder, 'preload.cjs');
    // It is no TypeScript: a build leaves it where it is.
    const killAtFaultsIn = JSON.stringify(join(__dirname, 'faults.preload.cjs').replace(`${sep}e2e${sep}dist${sep}`, `${sep}e2e${sep}`));
    writeFileSync(this.preload, `require(${killAtFaultsIn})(${JSON.stringify(folder)});\n`);
  }

  /** @returns what answers, when the process has been killed there, with the instant of it in milliseconds since 1970 */
  arm(fault: Fault): { fired: () => Promise<number> } {
    const name = join(this.folder, String(++this.armed));
    // Whole or not there: a process may look at any moment.
    writeFileSync(`${name}.new`, JSON.stringify(fault));
    renameSync(`${name}.new`, `${name}.json`);
    const mark = `${name}.fired`;
    return { fired: () => until(`a kill at ${sayFault(fault)}`, async () => (existsSync(mark) ? statSync(mark).ctimeMs : undefined), 60_000) };
  }
}

export function sayFault({ point, process: where, consumer }: Fault): string {
  return [point, ...(where === undefined ? [] : [`in ${where}`]), ...(consumer === undefined ? [] : [`of ${consumer}`])].join(' ');
}
