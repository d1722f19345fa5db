import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { benchFolder } from '../support/results';
import type { ClientName } from './client-under-test';

/** A client, as installed for this version of Node. */
export interface InstalledClient {
  /** What it is loaded from. */
  folder: string;
  version: string;
  /** On disk with all that it brings along, in MiB, before anything was built. */
  sizeMiB: number;
  packages: number;
  /** Why it cannot be used. */
  missing?: string;
}

/** The 2 series asks for Node 22.22. What the 1 series brings along asks for 22.19, but runs on Node 20. */
const PLATFORMATIC_VERSION = isNode(22, 22) ? '2.12.1' : '1.35.0';
const CONFLUENT_VERSION = '1.10.1';
const NATIVE = '@confluentinc/kafka-javascript';
const WEIGHT = 'size-mib';
const BUILD_PATIENCE_MS = 600_000;

/**
 * Installs what is compared into folders of its own, once for each version of Node: neither client is a dependency of
 * the product. The native one is fetched ready-made where that can be reached, else built from the sources in its package.
 */
export async function installClients(say: (line: string) => void): Promise<Record<ClientName, InstalledClient>> {
  const place = join(benchFolder(), 'kafka-clients', `node-${process.versions.modules}`);
  const [platformatic, confluent] = [join(place, 'platformatic'), join(place, 'confluent')];
  await install(platformatic, { '@platformatic/kafka': PLATFORMATIC_VERSION }, say);
  await install(confluent, { [NATIVE]: CONFLUENT_VERSION }, say);
  const kafkajs = dirname(createRequire(__filename).resolve('kafkajs/package.json'));
  return {
    'kafkajs': { folder: kafkajs, version: versionIn(kafkajs), sizeMiB: sizeOf(kafkajs), packages: 1 },
    '@platformatic/kafka': describe(platformatic, '@platformatic/kafka'),
    [NATIVE]: { ...describe(confluent, NATIVE), missing: await makeNative(confluent, join(place, 'tools'), say) },
  };
}

async function install(folder: string, dependencies: Record<string, string>, say: (line: string) => void): Promise<void> {
  const wanted = JSON.stringify({ name: 'kafka-clients', version: '1.0.0', private: true, dependencies }, undefined, 1);
  const [file, installed] = [join(folder, 'package.json'), join(folder, 'node_modules', '.package-lock.json')];
  if (existsSync(installed) && existsSync(file) && readFileSync(file, 'utf8') === wanted) return;
  say(`installing ${Object.entries(dependencies).map(([name, version]) => `${name} ${version}`).join(', ')}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, wanted);
  const failed = await run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], folder);
  if (failed !== undefined) throw new Error(`The clients could not be installed: ${failed}`);
  // A build leaves objects all over the package, so that this is the moment to weigh it.
  writeFileSync(join(folder, WEIGHT), String(sizeOf(join(folder, 'node_modules'))));
}

function describe(folder: string, name: ClientName): Omit<InstalledClient, 'missing'> {
  const modules = join(folder, 'node_modules');
  const lock = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8')) as { packages: object };
  return {
    folder, version: versionIn(join(modules, name)), packages: Object.keys(lock.packages).length,
    sizeMiB: Number(readFileSync(join(folder, WEIGHT), 'utf8')),
  };
}

/** @returns why there is none */
async function makeNative(folder: string, tools: string, say: (line: string) => void): Promise<string | undefined> {
  const root = join(folder, 'node_modules', NATIVE);
  const binary = join(root, 'build', 'Release', 'confluent-kafka-javascript.node');
  if (existsSync(binary)) return undefined;
  const fetched = await run(process.execPath, [join(folder, 'node_modules', '@mapbox', 'node-pre-gyp', 'bin', 'node-pre-gyp'), 'install'], root);
  if (fetched === undefined && existsSync(binary)) return undefined;
  await install(tools, { 'node-gyp': '12.4.0' }, say);
  say('building librdkafka from its sources (minutes, once)');
  const headers = join(dirname(process.execPath), '..');
  const nodedir = existsSync(join(headers, 'include', 'node', 'node.h')) ? [`--nodedir=${headers}`] : [];
  // Linked dynamically it takes the system's zlib and OpenSSL; linked statically it would download their sources.
  const gyp = join(tools, 'node_modules', 'node-gyp', 'bin', 'node-gyp.js');
  const built = await run(process.execPath, [gyp, 'rebuild', ...nodedir], root, { CKJS_LINKING: 'dynamic' });
  return existsSync(binary) ? undefined : `not ready-made: ${fetched ?? 'nothing came'}; not built: ${built ?? 'nothing came'}`;
}

/** @returns the last it said of what went wrong, where it failed */
function run(program: string, args: string[], cwd: string, env: Record<string, string> = {}): Promise<string | undefined> {
  return new Promise((done) => {
    let said = '';
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'], timeout: BUILD_PATIENCE_MS });
    const take = (text: Buffer): void => {
      said = (said + text.toString()).slice(-4_000);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => done(error.message));
    child.on('close', (code) => done(code === 0 ? undefined : lastWords(said)));
  });
}

function lastWords(said: string): string {
  return said.split('\n').filter((line) => /error|failed|fatal/i.test(line)).at(-1)?.trim().slice(0, 200) ?? 'no message';
}

function versionIn(folder: string): string {
  return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version;
}

/** In MiB. */
function sizeOf(folder: string): number {
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sum + sizeOf(path);
    return entry.isFile() ? sum + statSync(path).size / 2 ** 20 : sum;
  }, 0);
}

function isNode(major: number, minor: number): boolean {
  const [is = 0, point = 0] = process.versions.node.split('.').map(Number);
  return is > major || (is === major && point >= minor);
}
