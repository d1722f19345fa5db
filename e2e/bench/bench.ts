/** How the benches are run. */
export interface BenchOptions {
  /** A short run, to see that everything works: the figures say little. */
  quick: boolean;
  /** Rounds, interleaved with those of the baseline. */
  rounds: number;
  /** When a bench takes no further round, in milliseconds of `performance.now()`. */
  deadline: number;
  /** A commit to compare with. */
  against?: string;
  /** Which event logs. */
  logs: ('postgres' | 'kafka')[];
  /** Says in one line how far it is. */
  say: (line: string) => void;
}

/** What a bench found: one table, what a reader has to know of it, and every figure behind it. */
export interface BenchResult {
  columns: string[];
  rows: (string | number)[][];
  notes: string[];
  figures: unknown;
}

/** One bench. */
export interface Bench {
  /** What is measured, in one line. */
  title: string;
  /** How long a full run may take, in milliseconds; else four minutes. */
  longestMs?: number;
  run(options: BenchOptions): Promise<BenchResult>;
}

/** Runs rounds until all are done or the time is up; the first one always runs. */
export async function inRounds<T>(options: BenchOptions, round: (number: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  let longest = 0;
  for (let number = 1; number <= options.rounds; number++) {
    const started = performance.now();
    if (number > 1 && started + longest > options.deadline) {
      options.say(`out of time after ${number - 1} of ${options.rounds} rounds`);
      break;
    }
    options.say(`round ${number} of ${options.rounds}`);
    results.push(await round(number));
    longest = Math.max(longest, performance.now() - started);
  }
  return results;
}
