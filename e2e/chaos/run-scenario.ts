import { join, resolve, sep } from 'node:path';
import { Chance } from './chance.rules';
import type { EventLogKind } from '../support/event-logs';
import { startChaosSystem, type ChaosSystem } from './chaos-system';
import { checkHistory } from './checker.rules';
import { commitOf } from '../support/commit';
import type { Round, Scenario } from './faults/scenario';
import { eventsOf, type Finding } from './history.rules';
import type { OpenPages } from './readers';
import { leftBy, readEverything, waitForRest } from './read-everything';
import { Recorder } from './recorder';
import { Submit } from './submit';

/** What came of the rounds of one scenario on one event log. */
export interface ScenarioResult {
  scenario: string;
  title: string;
  log: EventLogKind;
  rounds: number;
  seed: number;
  /** Of the sources that ran; `with changes` where they were not committed. */
  commit: string;
  /** Faults of seconds, or of up to a minute. */
  short: boolean;
  /** Bodies of reports that were sent, and calls of all kinds that had to be made again. */
  sent: number;
  again: number;
  kills: number;
  findings: Finding[];
  /** Something still moved when patience with the last round was over: what is missing may be no more than late. */
  moving: boolean;
  /** Of the slowest round: from the end of the fault to rest, in milliseconds. */
  restMs: number;
  notes: string[];
  /** Where the history of the worst round lies. */
  file: string;
}

export interface RunOptions {
  rounds: number;
  seed: number;
  short: boolean;
  /** How long people try again, and how long the system has to come to rest, in milliseconds. */
  patienceMs: number;
}

/** Lists end at 500: with so many cases in a system, the next round has another one. */
const MOST_CASES = 300;

/** The root of the repository, from the sources and from the build alike. */
export const ROOT = resolve(__dirname.replace(`${sep}e2e${sep}dist${sep}`, `${sep}e2e${sep}`), '..', '..');

/** Runs scenarios on one event log, one round after the other, in one system for as long as it stays without findings. */
export class ChaosRun {
  /** Running, or about to. */
  private system?: Promise<ChaosSystem>;
  private last?: Recorder;
  private cases = 0;
  private readonly commit = commitOf(ROOT, 'e2e/chaos');

  constructor(private readonly log: EventLogKind, private readonly options: RunOptions) {}

  /** Never throws: a round that breaks off is a finding, and so is a system that does not end as it must. */
  async run(scenario: Scenario): Promise<ScenarioResult> {
    const { rounds, seed, short } = this.options;
    const result: ScenarioResult = {
      scenario: scenario.name, title: scenario.title, log: this.log, rounds: 0, seed, commit: this.commit, short, sent: 0, again: 0, kills: 0, findings: [], moving: false, restMs: 0, notes: [], file: '',
    };
    for (let round = 1; round <= rounds && result.findings.length === 0; round++) {
      const recorder = new Recorder(join(ROOT, '.data', 'chaos', `${scenario.name}-${this.log}-${round}.jsonl`));
      result.file = recorder.file;
      const brokeOff = await failureOf(scenario.runAlone === undefined ? this.runShared(scenario, recorder, round, result) : this.runAlone(scenario, recorder, round, result));
      result.rounds = round;
      const { history } = recorder;
      result.sent += eventsOf(history, 'planned').length;
      result.again += history.filter((event) => (event.what === 'unknown' || event.what === 'fail') && event.call !== 'ACKNOWLEDGE').length;
      result.kills += eventsOf(history, 'killed').length;
      result.moving = eventsOf(history, 'rest').at(-1)?.moving ?? false;
      // Nothing was read to the end of a round that broke off: only that is known of it.
      result.findings = brokeOff === undefined ? checkHistory(history) : [{ check: 'converged', says: `the round broke off: ${brokeOff}` }];
    }
    // What is wrong in it would be found again in every later round.
    if (result.findings.length > 0) {
      const endedBadly = await failureOf(this.stop());
      if (endedBadly !== undefined) result.findings.push({ check: 'converged', says: `the system did not end well: ${endedBadly}` });
    }
    return result;
  }

  async stop(): Promise<void> {
    const starting = this.system;
    this.system = undefined;
    this.last = undefined;
    this.cases = 0;
    // One that did not start has been taken down already.
    await (await starting?.catch(() => undefined))?.stop();
  }

  private async runShared(scenario: Scenario, recorder: Recorder, number: number, result: ScenarioResult): Promise<void> {
    const { leaves } = scenario;
    const toCome = leaves?.[this.options.short ? 'short' : 'long'] ?? 0;
    if (this.cases > Math.max(0, MOST_CASES - toCome)) await this.stop();
    this.system ??= startChaosSystem({ log: this.log, recorder });
    const system = await this.system;
    const { last } = this;
    system.recordTo(recorder);
    if (last !== undefined) recorder.note({ what: 'before', ...leftBy(last) });
    this.last = recorder;
    const round = this.roundOf(scenario, recorder, number, system, result);
    const pages = system.readers?.listen(recorder);
    try {
      await scenario.run?.(round);
      await finish(round, pages, result, this.options.patienceMs);
    } finally {
      await pages?.close();
    }
    await scenario.tidy?.(system);
    // With what the scenario left beside those of its reporters.
    this.cases = leftBy(recorder).references.length;
  }

  private async runAlone(scenario: Scenario, recorder: Recorder, number: number, result: ScenarioResult): Promise<void> {
    await this.stop();
    const undo: (() => unknown)[] = [];
    let begun: { round: Round; pages?: OpenPages } | undefined;
    try {
      const submitTo = (system: ChaosSystem) => {
        begun = { round: this.roundOf(scenario, recorder, number, system, result), pages: system.readers?.listen(recorder) };
        return begun.round.submit;
      };
      const { seed, short } = this.options;
      await scenario.runAlone?.({
        name: nameOf(scenario, number), recorder, submitTo, chance: new Chance(seed + number), seed, short, log: this.log, undo: (step) => undo.push(step),
        note: (text) => result.notes.push(text), afterRest: [],
      });
      if (begun !== undefined) await finish(begun.round, begun.pages, result, this.options.patienceMs);
    } finally {
      await begun?.pages?.close();
      for (const step of undo.reverse()) await step();
    }
  }

  private roundOf(scenario: Scenario, recorder: Recorder, number: number, system: ChaosSystem, result: ScenarioResult): Round {
    const { seed, short, patienceMs } = this.options;
    const submit = new Submit(system.running.doorUrl, system.api, recorder, patienceMs, () => system.rows);
    return {
      name: nameOf(scenario, number), system, recorder, submit, chance: new Chance(seed + number), seed, short,
      note: (text) => result.notes.push(text), afterRest: [],
    };
  }
}

async function finish({ system, recorder, submit, short, afterRest }: Round, pages: OpenPages | undefined, result: ScenarioResult, patienceMs: number): Promise<void> {
  result.restMs = Math.max(result.restMs, await waitForRest(system, recorder, patienceMs));
  for (const step of afterRest) await step();
  await pages?.ready();
  await readEverything(system, recorder, { receipts: submit.receipts, short });
}

/** What went wrong, with its cause; nothing where nothing did. */
export async function failureOf(work: Promise<void>): Promise<string | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (!(error instanceof Error)) return 'it did not work';
    return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
  }
}

function nameOf({ name }: Scenario, number: number): string {
  return `${name}.${number}`;
}
