import { sealFaults } from '@amparo/messaging';
import { validateSync } from 'class-validator';
import type { ServiceConfig, Settings } from './service-config';
import type { Env } from './settings';
import { StartError } from './start-error';

/** Passwords that a person typed without thinking. Production refuses them. */
const DEFAULT_PASSWORDS = new Set(['', 'amparo', 'postgres', 'password', 'secret', 'changeme', 'change-me', 'demo', 'test']);

/** By these Node and its libraries write down what passes through them: headers, addresses, statements. */
const SPEAKING = ['NODE_DEBUG', 'NODE_DEBUG_NATIVE', 'DEBUG'] as const;

/**
 * Reads a configuration from the environment by an explicit map: nothing that is not in the map can be set.
 *
 * @param config the class to fill; its property initialisers are the defaults
 * @throws StartError `config.invalid`, naming each wrong setting and none of their values; in production also `config.default-secret`,
 *   `config.talkative` and `config.unsafe`
 */
export function readConfig<C extends ServiceConfig>(config: new () => C, env: Env, settings: Settings<C>): C {
  const result = new config();
  for (const property of Object.keys(settings) as (keyof C & string)[]) {
    const value = settings[property]?.read(env);
    if (value !== undefined) Object.assign(result, { [property]: value });
  }
  const wrong = validateSync(result, { forbidUnknownValues: true })
    .map((fault) => settings[fault.property as keyof C]?.names.join(' or ') ?? fault.property);
  if (wrong.length > 0) {
    throw new StartError('config.invalid', `Missing or wrong: ${wrong.join(', ')}. See .env.example for what each means.`);
  }
  refuseMissingEventLog(result);
  if (result.mode === 'production') {
    refuseUnsafe(result, settings);
    refuseSpeaking(env);
    refuseFaults();
  }
  return result;
}

function refuseMissingEventLog(config: ServiceConfig): void {
  if (config.databaseUrl === undefined) return;
  if (config.eventLog === 'kafka' && !config.kafkaBrokers?.length) {
    throw new StartError('config.invalid', 'AMPARO_EVENT_LOG is kafka, but KAFKA_BROKERS is not set.');
  }
  if (config.eventLog === 'postgres' && config.eventLogDatabaseUrl === undefined) {
    throw new StartError('config.invalid', 'AMPARO_EVENT_LOG is postgres, but AMPARO_EVENT_LOG_DATABASE_URL is not set.');
  }
}

function refuseUnsafe<C extends ServiceConfig>(config: C, settings: Settings<C>): void {
  for (const property of Object.keys(settings) as (keyof C & string)[]) {
    const value: unknown = config[property];
    const names = settings[property]?.names.join(' or ') ?? property;
    if (typeof value === 'string' && property.endsWith('atabaseUrl') && hasDefaultPassword(value)) {
      throw new StartError('config.default-secret', `AMPARO_MODE is production: ${names} has no password, or a default one.`);
    }
  }
}

function refuseSpeaking(env: Env): void {
  const set = SPEAKING.filter((name) => (env[name] ?? '').trim() !== '');
  if (set.length === 0) return;
  throw new StartError('config.talkative', `AMPARO_MODE is production: ${set.join(', ')} would have what passes through written down. Take ${set.length > 1 ? 'them' : 'it'} away.`);
}

/** A test's hook stops a process where it hurts most. Where people are protected nothing is hooked, and nothing can be from here on. */
function refuseFaults(): void {
  if (sealFaults()) return;
  throw new StartError('config.unsafe', 'AMPARO_MODE is production: a test has hooked the points at which it can stop this process. Start it without a preload (NODE_OPTIONS, --require, --import).');
}

function hasDefaultPassword(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { password, username, searchParams } = new URL(url);
  // A client certificate, or a socket in a directory with its own rules, does without a password.
  if (password === '' && (searchParams.has('sslcert') || searchParams.has('host'))) return false;
  return password === username || DEFAULT_PASSWORDS.has(decodeURIComponent(password).toLowerCase());
}
