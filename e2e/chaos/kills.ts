import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { FaultPoint } from '@amparo/messaging';

/** Where a process is to be killed: a point of the product, or half-way through a batch, which the preload makes. */
export interface Kill {
  point: FaultPoint | 'relay.mid-batch';
  /** Name of the process, such as `intake` or `host`; any where left out. */
  process?: string;
  /** Name of the handler that is at work; any where left out. */
  consumer?: string;
  /** Which time the point is reached; the first where left out. */
  nth?: number;
}

/** A kill that waits for its moment. */
export interface Armed {
  kill: Kill;
  /** When (milliseconds since 1970) and which process was killed; nothing while none was. */
  fired: () => { at: number; process: string } | undefined;
  disarm: () => void;
}

/** What the event log does to its readers for a while. Shares are from 0 to 1, times at most so many milliseconds. */
export interface Disturbance {
  duplicate?: number;
  /** Of the windows of records that a reader is given: their records are heard one by one in another order. */
  shuffle?: number;
  /** Of the records of such a window: heard only later. */
  late?: number;
  lateMs?: number;
  /** How long a process is held at a point. */
  hold?: Partial<Record<FaultPoint, number>>;
}

/** It lies beside the sources, and is the same for the build. */
const FAULTS_PRELOAD = join(__dirname, 'faults.preload.cjs').replace(`${sep}e2e${sep}dist${sep}`, `${sep}e2e${sep}`);

/** The folder in which processes under chaos look for what is to happen to them. */
export class Kills {
  private number = 0;

  /** What every process loads first. */
  readonly preload: string;

  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
    this.preload = join(folder, 'preload.cjs');
    writeFileSync(this.preload, `require(${JSON.stringify(FAULTS_PRELOAD)})(${JSON.stringify(folder)});\n`);
  }

  arm(kill: Kill): Armed {
    const name = join(this.folder, String(++this.number));
    this.put(`${name}.json`, kill);
    return {
      kill,
      fired: () => (existsSync(`${name}.fired`) ? { at: statSync(`${name}.fired`).ctimeMs, process: readFileSync(`${name}.fired`, 'utf8') } : undefined),
      disarm: () => rmSync(`${name}.json`, { force: true }),
    };
  }

  disturb(disturbance: Disturbance, seed: number): void {
    this.put(join(this.folder, 'disturbance.json'), { ...disturbance, seed });
  }

  calm(): void {
    rmSync(join(this.folder, 'disturbance.json'), { force: true });
  }

  /** Whole or not there: a process may look at any moment. */
  private put(path: string, content: object): void {
    writeFileSync(`${path}.new`, JSON.stringify(content));
    renameSync(`${path}.new`, path);
  }
}
