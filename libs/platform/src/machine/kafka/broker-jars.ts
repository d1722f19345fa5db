import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The repository's root, from `src/machine/kafka` and `dist/machine/kafka` alike. */
const ROOT = resolve(__dirname, '../../../../..');
const OLDEST_JAVA = 17;

/** The program `java`; JAVA_HOME outranks the search path. */
export function javaProgram(): string {
  const home = process.env.JAVA_HOME;
  return home === undefined || home === '' ? 'java' : join(home, 'bin', 'java');
}

/**
 * The folder with the broker's jars. Maven fetches them once, in the version that `deploy/kafka/pom.xml` names; later
 * starts take them from the user's cache (`~/.cache/amparo`, or `.data/kafka` of the repository where there is no home).
 *
 * @throws Error where Java or Maven is missing or too old, or the jars cannot be fetched
 */
export async function brokerJars(log: (message: string) => void): Promise<string> {
  const java = spawnSync(javaProgram(), ['-version'], { encoding: 'utf8' });
  const major = Number(/version "(\d+)/.exec(java.stderr ?? '')?.[1] ?? 0);
  if (major < OLDEST_JAVA) throw new Error(major === 0 ? 'Java is not installed' : `Java ${major} is too old (${OLDEST_JAVA} is needed)`);
  const pom = join(ROOT, 'deploy/kafka/pom.xml');
  const version = /<kafka\.version>([^<]+)</.exec(readFileSync(pom, 'utf8'))?.[1] ?? 'unknown';
  const jars = join(cacheFolder(), `kafka-${version}`);
  if (existsSync(jars)) return jars;
  log(`Kafka ${version}: fetching the broker by Maven, once, into ${jars}`);
  const draft = `${jars}.${process.pid}`;
  await fetched(pom, draft);
  try {
    renameSync(draft, jars);
  } catch (error) {
    // Another start was quicker.
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(jars)) throw error;
  }
  return jars;
}

function cacheFolder(): string {
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'amparo');
  try {
    mkdirSync(cache, { recursive: true });
    accessSync(cache, constants.W_OK);
    return cache;
  } catch {
    const inside = join(ROOT, '.data/kafka');
    mkdirSync(inside, { recursive: true });
    return inside;
  }
}

/** `-C`: a jar whose checksum is wrong fails the fetch. */
async function fetched(pom: string, into: string): Promise<void> {
  const words: string[] = [];
  const code = await new Promise<number | null>((resolve, reject) => {
    const maven = spawn(
      'mvn',
      ['-B', '-q', '-C', '-f', pom, 'dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${into}`],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    for (const stream of [maven.stdout, maven.stderr]) stream.on('data', (chunk: Buffer) => words.push(chunk.toString()));
    maven.once('error', () => reject(new Error('Maven (mvn) is not installed')));
    maven.once('exit', resolve);
  });
  if (code !== 0) {
    rmSync(into, { recursive: true, force: true });
    throw new Error(`Maven could not fetch the broker: ${words.join('').trim().slice(-600)}`);
  }
}
