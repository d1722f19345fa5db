import { fork, type ChildProcess } from 'node:child_process';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ServiceName } from '@amparo/platform';
import { LogFile } from './log-file';
import { Pulse } from './pulse';
import { ROOT, type Places } from './places';
import type { ProcessShape } from './processes';

/** A process of the system, of one service or of several; each reports ready. */
export interface ChildOptions extends ProcessShape {
  env: Record<string, string>;
  /** Modules that Node loads first; tests hook faults by them. */
  preload: string[];
  /** Says in one line what an operator should know. */
  say: (line: string) => void;
}

/**
 * V8 lets a heap that may become huge grow fourfold before it tidies up, and glibc keeps what each thread gave back for that
 * thread. With these all processes together keep a fifth less after a rush, and none comes near them in its work. When it tidies
 * up, four threads help it, however few cores there are: with one, whoever answers people keeps a core meanwhile (ADR 0066).
 */
const SPARING = { flags: ['--max-semi-space-size=8', '--max-old-space-size=1024', '--v8-pool-size=1'], env: { MALLOC_ARENA_MAX: '2' } };
/** Niceness of a process that gives way: it has a quarter of a core that one other wants too. */
const GIVES_WAY = 5;
const STOP_PATIENCE_MS = 15_000;
const LONGEST_PAUSE_MS = 5_000;
const LOOK_EVERY_MS = 1_000;

/**
 * Keeps one process alive: starts it, starts it again when it ends or stands still, and stops it in good order. What it prints goes
 * to its own file.
 */
export class Child {
  private process?: ChildProcess;
  private readonly log: LogFile;
  private readonly ready = new Set<string>();
  private stopping = false;
  private crashes = 0;
  private quietUntil = 0;
  private quietOfLogUntil = 0;
  private running?: Promise<void>;
  private onReady: () => void = () => undefined;

  constructor(
    private readonly options: ChildOptions,
    places: Places,
  ) {
    this.log = new LogFile(join(places.logs, `${options.name}.log`), (code) => this.sayOfLog(code));
  }

  get name(): string {
    return this.options.name;
  }

  get services(): readonly ServiceName[] {
    return this.options.services;
  }

  /** Its process id, while it runs. */
  get pid(): number | undefined {
    return this.process?.exitCode === null && this.process.signalCode === null ? this.process.pid : undefined;
  }

  /** Starts it, and answers when all its services are ready. */
  async start(): Promise<void> {
    this.running = this.keepAlive();
    await this.whenReady();
  }

  /** Answers when all its services are ready, now or after the next start. */
  async whenReady(): Promise<void> {
    while (this.ready.size < this.options.services.length && !this.stopping) {
      await new Promise<void>((done) => {
        this.onReady = done;
      });
    }
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.onReady();
    const child = this.process;
    if (child !== undefined && this.pid !== undefined) {
      child.kill('SIGTERM');
      const gone = new Promise((done) => child.once('exit', done));
      const slow = pause(STOP_PATIENCE_MS, 'slow', { ref: false });
      if ((await Promise.race([gone, slow])) === 'slow') child.kill('SIGKILL');
    }
    await this.running;
    this.log.close();
  }

  private async keepAlive(): Promise<void> {
    while (!this.stopping) {
      const started = performance.now();
      const how = await this.live();
      if (this.stopping) return;
      this.crashes = performance.now() - started > 60_000 ? 0 : this.crashes + 1;
      this.options.say(`${this.name} ended (${how}) and is started again`);
      await pause(Math.min(100 * 2 ** (this.crashes - 1), LONGEST_PAUSE_MS));
    }
  }

  /** One life of the process. Answers how it ended. */
  private live(): Promise<string> {
    this.ready.clear();
    const { name, program, services, givesWay } = this.options;
    return new Promise((done) => {
      const child = fork(join(ROOT, 'services', program, 'dist', 'main.js'), [name, ...services], {
        cwd: ROOT,
        env: { ...SPARING.env, ...this.options.env },
        execArgv: [...SPARING.flags, ...this.options.preload.flatMap((path) => ['--require', path])],
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      });
      this.process = child;
      if (givesWay && child.pid !== undefined) setPriority(child.pid, GIVES_WAY);
      const watch = this.watchOver(child);
      const ended = (how: string): void => {
        clearInterval(watch);
        done(how);
      };
      for (const stream of [child.stdout, child.stderr]) stream?.on('data', (printed: Buffer) => this.log.add(printed));
      child.stdout?.on('data', (lines: Buffer) => this.watchFor(lines));
      child.on('message', (message) => this.hear(message));
      child.on('error', () => ended('it could not be started'));
      child.on('exit', (code, signal) => ended(signal ?? `code ${code}`));
    });
  }

  /** Ends it where it stands still: nobody is answered by it, and it does not end by itself. */
  private watchOver(child: ChildProcess): NodeJS.Timeout {
    const pulse = new Pulse(performance.now());
    child.on('message', () => pulse.beat(performance.now()));
    return setInterval(() => {
      if (!pulse.isGone(performance.now())) return;
      this.options.say(`${this.name} stands still`);
      child.kill('SIGKILL');
    }, LOOK_EVERY_MS).unref();
  }

  /** An event that nobody can handle waits for an operator: said where one looks, at most once a minute. */
  private watchFor(lines: Buffer): void {
    if (!lines.includes('"code":"event.parked"') || performance.now() < this.quietUntil) return;
    this.quietUntil = performance.now() + 60_000;
    this.options.say(`${this.name}: an event is parked. See: npm run operator -- parked`);
  }

  /** At most once a minute. */
  private sayOfLog(code: string): void {
    if (performance.now() < this.quietOfLogUntil) return;
    this.quietOfLogUntil = performance.now() + 60_000;
    this.options.say(`${this.name}: what it prints cannot be kept (${code}). It runs on`);
  }

  private hear(message: unknown): void {
    if (typeof message !== 'object' || message === null || !('ready' in message)) return;
    this.ready.add(String(message.ready));
    if (this.ready.size >= this.options.services.length) this.onReady();
  }
}
