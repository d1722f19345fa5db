import { setTimeout as pause } from 'node:timers/promises';
import { Chance } from '../chance.rules';
import type { EventLogKind } from '../../support/event-logs';
import type { ChaosSystem } from '../chaos-system';
import type { Armed, Kill } from '../kills';
import type { Recorder } from '../recorder';
import { moreReporters, reportersOf, type RoundWithout } from '../reporters.rules';
import type { Submit } from '../submit';

/** One round of a scenario, and all that it works with. */
export interface Round {
  /** Names the round in the history. */
  name: string;
  system: ChaosSystem;
  recorder: Recorder;
  submit: Submit;
  chance: Chance;
  seed: number;
  /** Short faults, for `npm test`: seconds instead of minutes. */
  short: boolean;
  /** What a reader of the table has to know of this round. */
  note: (text: string) => void;
  /** What is left to do when everything has come to rest, before the history is read. */
  afterRest: (() => Promise<void>)[];
}

/** Something that goes wrong while people report. */
export interface Scenario {
  name: string;
  /** What happens, in a few words. */
  title: string;
  /** On which event logs it makes sense; both where left out. */
  logs?: EventLogKind[];
  /** Why it cannot run on this machine, if so. */
  whyNot?: () => string | undefined;
  /** It needs a system of its own, on a disk of its own; answers that system. */
  runAlone?: (round: LoneRound) => Promise<ChaosSystem>;
  /** Sends all reports with the fault in their midst, and answers when the fault is over and everybody was answered. */
  run?: (round: Round) => Promise<void>;
  /** Takes away what the scenario left that later rounds must not find. */
  tidy?: (system: ChaosSystem) => Promise<void>;
  /** Cases that it leaves beside those of its reporters, about, in a short round and in a long one: lists show no more than so many. */
  leaves?: { short: number; long: number };
}

/** A round of a scenario that starts its system itself; the caller stops it with what `undo` was given. */
export interface LoneRound extends Omit<Round, 'system' | 'submit'> {
  log: EventLogKind;
  undo: (step: () => unknown) => void;
  submitTo: (system: ChaosSystem) => Submit;
}

/** People come in waves while a fault lasts: so many at once, so long after the last wave was answered, so many in all. */
const WAVES = { short: { atOnce: 2, everyMs: 600, most: 10 }, long: { atOnce: 2, everyMs: 2_000, most: 60 } };

/**
 * Sends the round's reports, and more of them, and lets the fault happen somewhere among them. However long it lasts, people go on reporting
 * until it is over.
 */
export async function underLoad(round: Round, fault: () => Promise<void>, load: { more?: number; without?: RoundWithout } = {}): Promise<void> {
  const { name, submit, chance, short } = round;
  // Drawn at once: how many waves there are is time's business, and the fault's chances are not to hang on it.
  const ofWaves = new Chance(chance.between(1, 1_000_000));
  // A short profile climbs the ladder in the scenarios that are about it alone.
  const reporters = [...reportersOf(name, chance, { ladder: short, ...load.without }), ...moreReporters(name, load.more ?? 8, chance)];
  const sent = submit.all(chance.shuffled(reporters));
  // Whoever waits for them hears of it, also when the fault itself breaks off first.
  sent.catch(() => undefined);
  await pause(chance.between(100, 700));
  const faulty = { over: false };
  const lasting = fault().finally(() => { faulty.over = true; });
  await Promise.all([lasting, sent, keepReporting(round, ofWaves, faulty)]);
}

async function keepReporting({ name, submit, short }: Round, chance: Chance, faulty: { over: boolean }): Promise<void> {
  const { atOnce, everyMs, most } = WAVES[short ? 'short' : 'long'];
  for (let wave = 1; wave * atOnce <= most; wave++) {
    const next = performance.now() + everyMs;
    while (!faulty.over && performance.now() < next) await pause(50);
    if (faulty.over) return;
    await submit.all(moreReporters(`${name}.w${wave}`, atOnce, chance), atOnce);
  }
}

/** People are still being answered when this begins, and on a busy machine that takes a while. */
const FIRES_WITHIN_MS = 60_000;
const NOT_REACHED = ' was not reached';

function notReached(point: string): string {
  return `${point}${NOT_REACHED}`;
}

/** Of what was noted, the kills that did not happen: such a round proves nothing of their points. */
export function missedKills(notes: readonly string[]): string[] {
  return notes.filter((note) => note.endsWith(NOT_REACHED));
}

/** Sends the round's reports with kills armed, and waits until each has fired or will not any more. */
export async function withKills(round: Round, kills: readonly Kill[], during: () => Promise<void> = async () => undefined): Promise<void> {
  const armed = kills.map((kill) => round.system.kills.arm(kill));
  await underLoad(round, async () => {
    await during();
    await fired(round, armed);
  }, { without: { ladder: round.short && !kills.some(({ point }) => point.startsWith('clock.')) } });
}

async function fired(round: Round, armed: readonly Armed[]): Promise<void> {
  const deadline = performance.now() + FIRES_WITHIN_MS;
  while (performance.now() < deadline && armed.some((one) => one.fired() === undefined)) await pause(100);
  for (const { kill, fired: when, disarm } of armed) {
    disarm();
    const shot = when();
    if (shot === undefined) round.note(notReached(kill.point));
    else round.recorder.note({ what: 'killed', process: shot.process }, shot.at);
  }
}
