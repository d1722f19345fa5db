import { OperatorApi } from '@amparo/local';
import { SERVICE_NAMES } from '@amparo/platform';
import type { LoadClient } from '../support/load-client';
import { startBenchSystem, type BenchSystem } from '../support/bench-system';
import { tellHook } from '../support/door-hook';
import { allProcesses, cpuMsOf, familyOf, threadCpuMsOf } from '../support/processes';
import { untilAllIsHeard } from '../support/quiet';
import { lookUpReached, untilReached, type Reached } from '../support/reaching';
import { builtModule } from '../support/results';
import { reachSocket, type ReachDesign, type ReachHeld } from './reach-design';
import { SHAPES } from './reach.bench';

/** What a stretch of reports cost and gave. */
export interface Stretch {
  reached: Reached[];
  refused: number;
  /** Milliseconds on a core a report, until everybody had heard all of it. */
  cpuMs: Record<Used['name'], number>;
  /** From the first report until everybody had heard all; nothing where that was not in time. */
  heardMs?: number;
}

/** Whose a process is, and its milliseconds on a core so far. */
interface Used {
  name: 'door' | 'others' | 'database';
  ms: number;
}

const PATIENCE_MS = 90_000;

/** A running system whose way to people can be exchanged. */
export class ReachGround {
  private readonly api: OperatorApi;

  private constructor(readonly system: BenchSystem, private readonly sockets: string[]) {
    this.api = new OperatorApi(system.running);
  }

  /** @param environment as a design asks for it */
  static async start(name: string, environment: Record<string, string>): Promise<ReachGround> {
    const socket = `amparo-bench-${process.pid}-${name}`;
    const system = await startBenchSystem(name, { preload: [builtModule('preload', 'reach-hook.js')], settings: { AMPARO_BENCH_SOCKET: socket, ...environment } });
    const processes = new Set(SERVICE_NAMES.map((service) => system.running.processOf(service).name));
    return new ReachGround(system, [...processes].map((processName) => reachSocket(socket, processName)));
  }

  /** @returns what each process of it answers */
  tell(design: ReachDesign): Promise<ReachHeld[]> {
    return Promise.all(this.sockets.map((socket) => tellHook<ReachHeld>(socket, design)));
  }

  /** Waits until nobody has anything left to hear. @returns whether that was in time */
  quiet(): Promise<boolean> {
    return untilAllIsHeard(this.api, PATIENCE_MS);
  }

  /** Sends reports, and waits until everybody has heard them. @param rate a second */
  async stretch(client: LoadClient, rate: number, seconds: number): Promise<Stretch> {
    const before = this.cpuMs();
    const started = performance.now();
    const { sent, refused } = await client.run(
      { shapes: SHAPES, connections: 4, rate, count: Math.ceil(rate * seconds), withinMs: seconds * 1000, each: true }, `${this.system.running.doorUrl}/api/reports`,
    );
    await untilReached(this.system.rows, sent, PATIENCE_MS);
    const heard = await this.quiet();
    const heardMs = performance.now() - started;
    const used = this.cpuMs();
    const each = (whose: Used['name']) => [...used].reduce((sum, [pid, { name, ms }]) => sum + (name === whose ? ms - (before.get(pid)?.ms ?? 0) : 0), 0) / Math.max(1, sent.length);
    return {
      reached: await lookUpReached(this.system.rows, sent, (shape) => (shape === 0 ? 'danger' : 'normal')),
      refused,
      cpuMs: { door: each('door'), others: each('others'), database: each('database') },
      ...(heard ? { heardMs } : {}),
    };
  }

  /** Every process of it, with its time on a core so far. */
  private cpuMs(): Map<number, Used> {
    const all = allProcesses();
    const { running, postgres } = this.system;
    const services = SERVICE_NAMES.flatMap((service) => familyOf(running.processOf(service).pid ?? 0, all)
      .map(({ pid }): [number, Used] => [pid, { name: service === 'intake' ? 'door' : 'others', ms: cpuMsOf(pid) }]));
    const sessions = all.filter(({ parent }) => parent === postgres.pid).map(({ pid }): [number, Used] => [pid, { name: 'database', ms: threadCpuMsOf(pid) }]);
    return new Map([...services, ...sessions]);
  }
}
