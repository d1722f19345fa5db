import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { HistoryEvent } from './history.rules';

/** Without the instant, which the recorder knows. */
export type Happened = HistoryEvent extends infer E ? (E extends unknown ? Omit<E, 'at'> : never) : never;

/** Keeps what happens, in order: in memory for the checker, and in a file, a line an event, for whoever wants to see why. */
export class Recorder {
  readonly history: HistoryEvent[] = [];

  constructor(readonly file: string) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '');
  }

  note(happened: Happened, at = Date.now()): void {
    const event = { at, ...happened };
    this.history.push(event);
    appendFileSync(this.file, `${JSON.stringify(event)}\n`);
  }
}
