import { Injectable } from '@nestjs/common';
import { IntakeConfig } from '../config';
import { doorBusy } from '../door-busy';
import { whoGivesWay, type GivingWay, type Placed, type Sending } from './pace.rules';

/** Whoever has one return code has room enough with it, and does not take all there is. */
const MOST_OF_ONE_REPORT = 3;

/** Who sends a file, and to which report. */
export interface Sender extends Placed {
  reportId: string;
}

/** Somebody sends a file to a report. */
class Turn implements Sending, Sender {
  readonly reportId: string;
  readonly place: string;
  bytes = 0;
  isOver = false;
  private waited = 0;
  private waitsSince?: number;

  /** @param end tells a file that can go on later to end with what it has */
  constructor(sender: Sender, private readonly end?: () => void) {
    this.reportId = sender.reportId;
    this.place = sender.place;
  }

  get goesOnLater(): boolean {
    return this.end !== undefined;
  }

  get waitedMs(): number {
    return this.waited + this.silentMs;
  }

  get silentMs(): number {
    return this.waitsSince === undefined ? 0 : performance.now() - this.waitsSince;
  }

  giveWay(): void {
    this.isOver = true;
    this.end?.();
  }

  /** Her bytes as they come, timed. @throws Refusal `door.busy` once others have her place, and what she sends cannot go on later */
  async *timed(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    this.waitsSince = performance.now();
    for await (const chunk of bytes) {
      this.waited = this.waitedMs;
      this.waitsSince = undefined;
      if (this.isOver && !this.goesOnLater) throw doorBusy();
      this.bytes += chunk.length;
      yield chunk;
      this.waitsSince = performance.now();
    }
  }
}

/**
 * Who sends files at this moment: on overload files are refused before words (delivery: Lanes). Only what is being sealed counts: never a
 * request whose return code nobody has, that was refused, or that has yet to be read to its end for its answer to be seen.
 *
 * Nobody holds a place by sending nearly nothing: where all are taken, the slowest gives way. Half of the places are left to those who
 * send slowly and steadily (ADR 0049).
 */
@Injectable()
export class FilesUnderWay {
  /** Whoever came first stands first. */
  private readonly turns = new Set<Turn>();

  constructor(private readonly config: IntakeConfig) {}

  /**
   * Runs what cannot go on later.
   *
   * @param work is given the bytes to read; they break off with `door.busy` when others need the place
   * @throws Refusal `door.busy` where too many are at it, and none of them gives way
   */
  run<T>(sender: Sender, bytes: AsyncIterable<Buffer>, work: (bytes: AsyncIterable<Buffer>) => Promise<T>): Promise<T> {
    const turn = new Turn(sender);
    return this.hold(turn, () => work(turn.timed(bytes)));
  }

  /**
   * Runs what can go on later, until others need its place.
   *
   * @param work is given the bytes to read, and is told when to end with what it has
   * @throws Refusal `door.busy`
   */
  runAWhile<T>(sender: Sender, bytes: AsyncIterable<Buffer>, work: (bytes: AsyncIterable<Buffer>, ended: Promise<void>) => Promise<T>): Promise<T> {
    let end!: () => void;
    const ended = new Promise<void>((done) => { end = done; });
    const turn = new Turn(sender, end);
    return this.hold(turn, () => work(turn.timed(bytes), ended));
  }

  private async hold<T>(turn: Turn, work: () => Promise<T>): Promise<T> {
    this.makeRoom(turn);
    this.turns.add(turn);
    try {
      return await work();
    } finally {
      this.turns.delete(turn);
    }
  }

  private makeRoom({ reportId, place }: Turn): void {
    const all = [...this.turns];
    const ofReport = all.filter((turn) => turn.reportId === reportId);
    const { uploadsAtOnce } = this.config;
    // Among her own there is nobody to be spared from others.
    if (ofReport.length >= MOST_OF_ONE_REPORT) this.endOneOf(ofReport, { spared: 0 });
    else if (all.length >= uploadsAtOnce) this.endOneOf(all, { spared: Math.floor(uploadsAtOnce / 2), to: place });
  }

  private endOneOf(turns: readonly Turn[], giving: GivingWay): void {
    const slowest = whoGivesWay(turns, giving);
    if (slowest === undefined) throw doorBusy();
    slowest.giveWay();
    this.turns.delete(slowest);
  }
}
