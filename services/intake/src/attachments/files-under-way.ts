import { Injectable } from '@nestjs/common';
import { IntakeConfig } from '../config';
import { doorBusy } from '../door-busy';

/** Whoever has one return code has room enough with it, and does not take all there is. */
const MOST_OF_ONE_REPORT = 3;

/** Somebody sends a file to a report. */
interface Turn {
  reportId: string;
  /** Of a file that comes piece by piece: it can go on later. */
  end?: () => void;
}

/**
 * Who sends files at this moment: on overload files are refused before words (delivery: Lanes). Only what is being sealed counts: never a
 * request whose return code nobody has, that was refused, or that has yet to be read to its end for its answer to be seen.
 */
@Injectable()
export class FilesUnderWay {
  /** Whoever came first stands first. */
  private readonly turns = new Set<Turn>();

  constructor(private readonly config: IntakeConfig) {}

  /** @throws Refusal `door.busy` where too many are at it, and none of them can go on later */
  run<T>(reportId: string, work: () => Promise<T>): Promise<T> {
    return this.hold({ reportId }, work);
  }

  /**
   * Runs what can go on later, until others need its place.
   *
   * @param work is told when to end with what it has
   * @throws Refusal `door.busy`
   */
  runAWhile<T>(reportId: string, work: (ended: Promise<void>) => Promise<T>): Promise<T> {
    const turn: Turn = { reportId };
    const ended = new Promise<void>((done) => { turn.end = done; });
    return this.hold(turn, () => work(ended));
  }

  private async hold<T>(turn: Turn, work: () => Promise<T>): Promise<T> {
    this.makeRoom(turn.reportId);
    this.turns.add(turn);
    try {
      return await work();
    } finally {
      this.turns.delete(turn);
    }
  }

  private makeRoom(reportId: string): void {
    const all = [...this.turns];
    const ofReport = all.filter((turn) => turn.reportId === reportId);
    if (ofReport.length >= MOST_OF_ONE_REPORT) this.endOneOf(ofReport);
    else if (all.length >= this.config.uploadsAtOnce) this.endOneOf(all);
  }

  /** Ends what has been coming piece by piece for longest. */
  private endOneOf(turns: readonly Turn[]): void {
    const longest = turns.find(({ end }) => end !== undefined);
    if (longest === undefined) throw doorBusy();
    longest.end?.();
    this.turns.delete(longest);
  }
}
