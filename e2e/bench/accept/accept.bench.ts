import { SERVICE_NAMES } from '@amparo/platform';
import { inRounds, type Bench, type BenchOptions, type BenchResult } from '../bench';
import { PRODUCT } from '../prototypes/design';
import { startBenchSystem, type BenchSystem } from '../support/bench-system';
import { DOOR_HOOK } from '../support/door-hook';
import { LoadClient } from '../support/load-client';
import { median } from '../support/statistics.rules';
import { Bare, door, type Contender } from './contenders';
import { measure, type Measured } from './measure';
import { startOtherDoor, type OtherDoor } from './other-door';

/** Connections of the client when it sends as fast as it is answered. */
const CONNECTIONS = 32;
const BARE_POOL = 30;
const PACE = 200;

/** The door alone on a real system: what hears its reports is stopped, so that it is not what is measured. */
export async function startDoorOnly(name: string, settings: Record<string, string> = {}): Promise<{ system: BenchSystem; socket: string }> {
  // An abstract socket: nothing of it is left in the file system.
  const socket = `\0amparo-bench-${process.pid}-${name}`;
  const system = await startBenchSystem(name, { preload: [DOOR_HOOK], settings: { AMPARO_BENCH_SOCKET: socket.slice(1), ...settings } });
  for (const service of SERVICE_NAMES) if (service !== 'intake') await system.running.processOf(service).stop();
  return { system, socket };
}

/** What each contender did, round by round. */
export type Rounds = Map<string, Measured[]>;

/** Lets all contenders accept in turn, round after round. */
export async function compete(options: BenchOptions, contenders: Contender[], paced: Contender[], seconds: number): Promise<{ flatOut: Rounds; atPace: Rounds }> {
  const client = new LoadClient();
  const flatOut: Rounds = new Map();
  const atPace: Rounds = new Map();
  try {
    // Everybody is warm before the first round: compiled, and with connections.
    for (const contender of contenders) await measure(client, contender, { connections: CONNECTIONS, withinMs: options.quick ? 700 : 3_000 });
    await inRounds(options, async () => {
      for (const contender of contenders) note(flatOut, contender, await measure(client, contender, { connections: CONNECTIONS, withinMs: seconds * 1000 }));
      for (const contender of paced) note(atPace, contender, await measure(client, contender, { connections: CONNECTIONS, withinMs: seconds * 1000, rate: PACE }));
    });
  } finally {
    client.close();
  }
  return { flatOut, atPace };
}

function note(rounds: Rounds, { name }: Contender, measured: Measured): void {
  rounds.set(name, [...(rounds.get(name) ?? []), measured]);
}

/** The median, over the rounds, of one figure. */
export function middle(rounds: Rounds, name: string, figure: (measured: Measured) => number): number {
  return median((rounds.get(name) ?? []).map(figure));
}

/** The median of the rounds' ratios, each of the same round. */
export function ratio(rounds: Rounds, name: string, baseline: string): number {
  const base = rounds.get(baseline) ?? [];
  return median((rounds.get(name) ?? []).map((measured, at) => measured.perSecond / (base[at]?.perSecond ?? NaN)));
}

/** The same by time on a core: what the ratio would be on a machine that nobody else uses, whose cores are the limit. */
export function ratioByCpu(rounds: Rounds, name: string, baseline: string): number {
  const base = rounds.get(baseline) ?? [];
  return median((rounds.get(name) ?? []).map((measured, at) => cpuOf(base[at]) / cpuOf(measured)));
}

function cpuOf(measured: Measured | undefined): number {
  return measured === undefined ? NaN : measured.cpuUs.server + measured.cpuUs.database + measured.cpuUs.client;
}

/** Both ratios. */
export function shareOf(rounds: Rounds, name: string, baseline: string): string[] {
  return [percent(ratio(rounds, name, baseline)), percent(ratioByCpu(rounds, name, baseline))];
}

export const COLUMNS = ['contender', 'reports/s', 'of bare', 'by CPU', 'p50 ms', 'p95 ms', 'p99 ms', 'CPU µs/report: server', 'database', 'client', 'refused'];

export function rowOf(rounds: Rounds, name: string, label: string, shares: string[]): (string | number)[] {
  const of = (figure: (measured: Measured) => number) => middle(rounds, name, figure);
  return [
    label, of((m) => m.perSecond), ...shares, of((m) => m.latency.p50), of((m) => m.latency.p95), of((m) => m.latency.p99),
    of((m) => m.cpuUs.server), of((m) => m.cpuUs.database), of((m) => m.cpuUs.client), String(of((m) => m.refused)),
  ];
}

export function percent(value: number): string {
  return Number.isFinite(value) ? `${(value * 100).toFixed(0)} %` : '-';
}

const BARE = 'bare Fastify + pg, one insert';
const BARE_SEALED = 'bare + one seal';
const SEALED = 'door as delivered (sealed)';
const UNSEALED = 'door without sealing';

function saidOfOther(flatOut: Rounds, name: string): string {
  const [byRate, byCpu] = shareOf(flatOut, SEALED, name);
  return `This tree's door, sealed, makes ${byRate} of what the ${name} makes (by CPU ${byCpu}), in the same rounds; that one is run by its own bench, on a database server of its own.`;
}

/** `POST /api/reports` against the physical limit. */
export const accept: Bench = {
  title: 'POST /api/reports, durable when answered, against a bare durable insert of the same bytes',
  // Building another commit is in it, and two doors instead of one.
  longestMs: 720_000,
  async run(options): Promise<BenchResult> {
    const { system, socket } = await startDoorOnly('accept');
    const bare = await Bare.start(system, BARE_POOL);
    let other: OtherDoor | undefined;
    try {
      if (options.against !== undefined) {
        options.say(`building ${options.against}`);
        other = await startOtherDoor(options.against);
      }
      const sealed = door(system, socket, SEALED, PRODUCT);
      const bareSealed = bare.contender(BARE_SEALED, '/sealed');
      const contenders = [bare.contender(BARE, '/plain'), door(system, socket, UNSEALED, { ...PRODUCT, sealing: 'off' }), bareSealed, sealed];
      const others = other === undefined ? undefined : { unsealed: other.contender(`door of ${other.commit} without sealing`, 'off'), sealed: other.contender(`door of ${other.commit} (sealed)`, 'product') };
      const { flatOut, atPace } = await compete(
        options, [...contenders, ...(others === undefined ? [] : [others.unsealed, others.sealed])], [sealed, bareSealed, ...(others === undefined ? [] : [others.sealed])], options.quick ? 1 : 5,
      );
      return {
        columns: COLUMNS,
        rows: [
          rowOf(flatOut, BARE, BARE, shareOf(flatOut, BARE, BARE)),
          rowOf(flatOut, UNSEALED, UNSEALED, shareOf(flatOut, UNSEALED, BARE)),
          rowOf(flatOut, BARE_SEALED, BARE_SEALED, shareOf(flatOut, BARE_SEALED, BARE_SEALED)),
          rowOf(flatOut, SEALED, SEALED, shareOf(flatOut, SEALED, BARE_SEALED)),
          ...(others === undefined ? [] : [
            rowOf(flatOut, others.unsealed.name, others.unsealed.name, shareOf(flatOut, others.unsealed.name, BARE)),
            rowOf(flatOut, others.sealed.name, others.sealed.name, shareOf(flatOut, others.sealed.name, BARE_SEALED)),
            rowOf(atPace, others.sealed.name, `${others.sealed.name} at ${PACE}/s`, ['-', '-']),
          ]),
          rowOf(atPace, SEALED, `${SEALED} at ${PACE}/s`, ['-', '-']),
          rowOf(atPace, BARE_SEALED, `${BARE_SEALED} at ${PACE}/s`, ['-', '-']),
        ],
        notes: [
          `${CONNECTIONS} connections, body of an imminent report, ${BARE_POOL} database connections for the bare server, the door's own pool for the door; medians of ${flatOut.get(BARE)?.length ?? 0} interleaved rounds.`,
          'The door sealed is held against the bare server with one seal, without sealing against the bare server. Both work through their relay while they accept.',
          ...(others === undefined ? [] : [saidOfOther(flatOut, others.sealed.name)]),
          'Wanted: without sealing and sealed at least 50 %; p99 sealed at 200/s at most 25 ms.',
        ],
        figures: { flatOut: Object.fromEntries(flatOut), atPace: Object.fromEntries(atPace) },
      };
    } finally {
      bare.stop();
      await system.stop();
      await other?.stop();
    }
  },
};
