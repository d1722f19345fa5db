import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { freePort, isPortFree } from '../free-port';
import { birthMark, commandLine, isAlive, isGoneWithin, signal } from '../process-life';
import { brokerJars, javaProgram } from './broker-jars';
import { isClusterReady } from './cluster-ready';
import type { KafkaBroker } from './broker';
import { brokerProperties } from './broker-properties';

/** What `broker.json` keeps of a broker, so that a later start finds it. */
interface Written {
  pid: number;
  port: number;
  controllerPort: number;
  launcher: { pid: number; born: string };
}

const READY_MS = 60_000;

/**
 * Runs one Kafka node (broker and controller in one, KRaft) from its jars, on loopback, with its log under `dataDir`. A
 * broker that a killed process left there is taken over; one that another living process looks after is refused.
 *
 * @throws Error where the jars cannot be had, the broker is another process's, or it does not come up
 */
export async function startBrokerProcess(dataDir: string, log: (message: string) => void): Promise<KafkaBroker> {
  const folder = resolve(dataDir);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const jars = await brokerJars(log);
  const left = leftBroker(folder);
  const ports = left ?? readWritten(folder);
  const [port, controllerPort] = left === undefined ? await chosenPorts(ports) : [left.port, left.controllerPort];
  const broker = new BrokerProcess(folder, jars, port, controllerPort);
  if (left === undefined || !(await broker.adopt(left.pid))) await broker.restart();
  return broker;
}

class BrokerProcess implements KafkaBroker {
  readonly kind = 'jars' as const;
  readonly brokers: string;
  private pid = 0;

  constructor(
    private readonly folder: string,
    private readonly jars: string,
    private readonly port: number,
    private readonly controllerPort: number,
  ) {
    this.brokers = `127.0.0.1:${port}`;
  }

  /** Takes over a running broker; one that does not answer is stopped instead. */
  async adopt(pid: number): Promise<boolean> {
    this.pid = pid;
    if (await isClusterReady(this.brokers, READY_MS, () => !isAlive(pid))) {
      this.writeDown();
      return true;
    }
    await this.stop();
    return false;
  }

  async restart(): Promise<void> {
    await this.stop();
    const properties = join(this.folder, 'server.properties');
    writeFileSync(properties, brokerProperties(join(this.folder, 'log'), this.port, this.controllerPort));
    if (!existsSync(join(this.folder, 'log/meta.properties'))) this.format(properties);
    const out = join(this.folder, 'broker.log');
    if (existsSync(out)) renameSync(out, `${out}.1`);
    const file = openSync(out, 'a', 0o600);
    const child = spawn(javaProgram(), this.java(['-Xmx512m', '-XX:+UseSerialGC'], 'kafka.Kafka', properties), {
      cwd: this.folder, env: javaEnvironment(), detached: true, stdio: ['ignore', file, file],
    });
    closeSync(file);
    child.on('error', () => undefined);
    child.unref();
    const pid = child.pid;
    if (pid === undefined) throw new Error('Java did not start');
    this.pid = pid;
    this.writeDown();
    if (!(await isClusterReady(this.brokers, READY_MS, () => !isAlive(pid)))) {
      await this.stop();
      throw new Error(`the Kafka broker did not come up: ${readFileSync(out, 'utf8').trim().slice(-600)}`);
    }
  }

  async stop(): Promise<void> {
    if (this.pid === 0) return;
    // A paused process hears nothing but this.
    signal(this.pid, 'SIGCONT');
    signal(this.pid, 'SIGTERM');
    if (!(await isGoneWithin(this.pid, 20_000))) {
      signal(this.pid, 'SIGKILL');
      await isGoneWithin(this.pid, 5_000);
    }
    this.pid = 0;
  }

  async kill(): Promise<void> {
    if (this.pid === 0) return;
    signal(this.pid, 'SIGKILL');
    await isGoneWithin(this.pid, 5_000);
  }

  pause(): Promise<void> {
    signal(this.pid, 'SIGSTOP');
    return Promise.resolve();
  }

  resume(): Promise<void> {
    signal(this.pid, 'SIGCONT');
    return Promise.resolve();
  }

  /** A cluster id is sixteen bytes; one that begins with a dash would be read as an option. */
  private format(properties: string): void {
    rmSync(join(this.folder, 'log'), { recursive: true, force: true });
    const id = `A${randomBytes(16).toString('base64url').slice(1)}`;
    const words = ['format', '--standalone', '--cluster-id', id, '--config', properties];
    const done = spawnSync(javaProgram(), this.java(['-Xmx128m'], 'kafka.tools.StorageTool', ...words), {
      cwd: this.folder, env: javaEnvironment(), encoding: 'utf8',
    });
    if (done.status !== 0) throw new Error(`Kafka's storage could not be formatted: ${done.stderr.trim().slice(-600)}`);
  }

  private java(options: string[], main: string, ...rest: string[]): string[] {
    const logging = ['-Dorg.slf4j.simpleLogger.defaultLogLevel=warn', '-Dorg.slf4j.simpleLogger.showDateTime=true'];
    return [...options, '-XX:TieredStopAtLevel=1', ...logging, '-cp', join(this.jars, '*'), main, ...rest];
  }

  private writeDown(): void {
    const written: Written = {
      pid: this.pid, port: this.port, controllerPort: this.controllerPort,
      launcher: { pid: process.pid, born: birthMark(process.pid) },
    };
    const file = join(this.folder, 'broker.json');
    writeFileSync(`${file}.new`, JSON.stringify(written));
    renameSync(`${file}.new`, file);
  }
}

/** The broker that still runs on this folder, if its launcher is dead. */
function leftBroker(folder: string): Written | undefined {
  const written = readWritten(folder);
  if (written === undefined || !isAlive(written.pid) || !commandLine(written.pid).includes(join(folder, 'server.properties'))) {
    return undefined;
  }
  const { pid, born } = written.launcher;
  if (isAlive(pid) && birthMark(pid) === born) {
    throw new Error(`the Kafka broker of ${folder} is already in the hands of another running process: stop that one first`);
  }
  return written;
}

function readWritten(folder: string): Written | undefined {
  const file = join(folder, 'broker.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Written) : undefined;
}

/** The ports of last time where they are free (the controller's is written into the metadata), else new ones. */
async function chosenPorts(before: Written | undefined): Promise<[number, number]> {
  if (before !== undefined && (await isPortFree(before.port)) && (await isPortFree(before.controllerPort))) {
    return [before.port, before.controllerPort];
  }
  return [await freePort(), await freePort()];
}

function javaEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, HOME: process.env.HOME, TZ: 'UTC' };
}
