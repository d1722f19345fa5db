import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tellDoor } from '../support/door-hook';
import type { BenchSystem } from '../support/bench-system';
import type { Design } from '../prototypes/design';

/** Somebody who accepts reports, and can be asked how much of a core it has used. */
export interface Contender {
  name: string;
  /** Whose database it writes to. */
  system: BenchSystem;
  url: string;
  /** Makes it ready for a round. */
  prepare(): Promise<void>;
  cpuMs(): Promise<number>;
  /** Puts back, after a round, what was changed for it. */
  undo?(): Promise<void>;
}

/** The bare server, with and without a seal. */
export class Bare {
  private constructor(private readonly system: BenchSystem, private readonly process: ChildProcess, private readonly url: string) {}

  static async start(system: BenchSystem, pool: number): Promise<Bare> {
    await system.rows.of('bench_admin', 'CREATE DATABASE bench_bare');
    await system.rows.of('bench_bare', 'CREATE TABLE bare (id uuid PRIMARY KEY, body bytea NOT NULL)');
    const process_ = fork(join(__dirname, 'bare-server.js'), [], {
      execArgv: [],
      env: {
        PATH: process.env.PATH, BARE_DATABASE_URL: system.postgres.url('bench_bare'), BARE_POOL: String(pool),
        BARE_PUBLIC_KEY: readFileSync(system.running.settings['INTAKE_CASEWORK_PUBLIC_KEY_FILE'] ?? '', 'utf8').trim(),
      },
    });
    const { url } = await heard<{ url: string }>(process_);
    return new Bare(system, process_, url);
  }

  contender(name: string, path: '/plain' | '/sealed'): Contender {
    const cpuMs = async () => {
      this.process.send('usage');
      const { usage } = await heard<{ usage: NodeJS.CpuUsage }>(this.process);
      return (usage.user + usage.system) / 1000;
    };
    return { name, system: this.system, url: this.url + path, prepare: async () => undefined, cpuMs };
  }

  stop(): void {
    this.process.disconnect();
  }
}

/** The door itself, as it is delivered or with parts exchanged. */
export function door(system: BenchSystem, socket: string, name: string, design: Design, sql?: { on: string; off: string }): Contender {
  return {
    name,
    system,
    url: `${system.running.doorUrl}/api/reports`,
    prepare: async () => {
      if (sql !== undefined) await system.rows.of('intake', sql.on);
      await tellDoor(socket, { design });
    },
    undo: async () => {
      if (sql !== undefined) await system.rows.of('intake', sql.off);
    },
    cpuMs: async () => (await tellDoor(socket, {})).cpuMs,
  };
}

function heard<T>(child: ChildProcess): Promise<T> {
  return new Promise((done, fail) => {
    const ended = (): void => fail(new Error('the bare server ended'));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      done(message as T);
    });
  });
}
