import { IsArray, IsIn, IsInt, IsObject, IsOptional, IsString, Max, Min } from 'class-validator';
import { SERVICE_NAMES, SERVICE_PORTS, type ServiceName } from './service-names';
import { integer, list, text, type Env, type Setting } from './settings';
import { StartError } from './start-error';

/**
 * What every service can be told. A service extends this class in its own `config.ts` with what it alone needs:
 *
 * ```ts
 * export class ProtectionConfig extends ServiceConfig {
 *   @IsInt() clockTickMs = 1000;
 * }
 * export const protectionConfig = () =>
 *   readConfig(ProtectionConfig, process.env, {
 *     ...commonSettings('protection'),
 *     clockTickMs: integer('PROTECTION_CLOCK_TICK_MS'),
 *   });
 * ```
 */
export class ServiceConfig {
  /** `production` refuses invented people, default secrets and unsafe database settings. */
  @IsIn(['demo', 'production']) mode: 'demo' | 'production' = 'demo';
  @IsString() host = '127.0.0.1';
  /** 0 lets the system choose, as tests do. */
  @IsInt() @Min(0) @Max(65_535) port = 0;
  @IsIn(['debug', 'info', 'warn', 'error']) logLevel: 'debug' | 'info' | 'warn' | 'error' = 'info';

  /** Connection of the application role. Needed by every service that keeps or tells anything. */
  @IsOptional() @IsString() databaseUrl?: string;
  /** Connection of the migrator role. Without it, migrations are somebody else's task. */
  @IsOptional() @IsString() migratorDatabaseUrl?: string;
  /** Connection of the relay's role, where the application role may not read what it tells (the public door). */
  @IsOptional() @IsString() relayDatabaseUrl?: string;
  /** Connections of the roles that read cases for people and for partners, where a service keeps cases. Both or neither. */
  @IsOptional() @IsString() peopleDatabaseUrl?: string;
  @IsOptional() @IsString() partnersDatabaseUrl?: string;
  /** Connection of the role that reads the audit trail, where a service has one. Without it the trail is written, and neither shown nor anchored. */
  @IsOptional() @IsString() auditorDatabaseUrl?: string;
  /** File at whose end the trail's end is written on a schedule, best on another machine. Without it only mail holds it. */
  @IsOptional() @IsString() anchorsFile?: string;
  /** Milliseconds between anchors. */
  @IsInt() @Min(1_000) @Max(7 * 24 * 3_600_000) anchorEveryMs = 3_600_000;
  /** Connections at most, a lane. */
  @IsInt() @Min(1) @Max(200) poolSize = 10;

  @IsIn(['postgres', 'kafka']) eventLog: 'postgres' | 'kafka' = 'postgres';
  @IsOptional() @IsString() eventLogDatabaseUrl?: string;
  @IsOptional() @IsArray() @IsString({ each: true }) kafkaBrokers?: string[];

  /** Private key (PEM) that signs this service's calls to others. */
  @IsString() serviceKeyFile!: string;
  /** Public keys (JWKS) of all services. */
  @IsString() serviceKeysFile!: string;
  /** Folder of the keys of sealed fields: keys of epochs, the key of blind indexes, the register of erased cases. Never in the database. */
  @IsOptional() @IsString() epochKeysDir?: string;
  /** Keys of epochs out of the environment, in place of the folder's: `2026-11:<64 hexadecimal digits>`, with commas. */
  @IsOptional() @IsString() epochKeys?: string;
  /** A key management service that wraps data keys, in place of the folder's keys; its token's file belongs with it. */
  @IsOptional() @IsString() kmsUrl?: string;
  @IsOptional() @IsString() kmsTokenFile?: string;
  /** The master key from before there were epochs, while values sealed under it are left. */
  @IsOptional() @IsString() sealingKeyFile?: string;

  /** Where the other services answer. */
  @IsObject() peers!: Record<ServiceName, string>;
}

/** The settings map of a class: one entry a property that can be set. */
export type Settings<C> = { [P in keyof C]?: Setting };

/**
 * The settings that each service has. Names of its own carry the service's name, so that many services can live in
 * one process (`PROTECTION_DATABASE_URL`); what all share does not (`KAFKA_BROKERS`).
 */
export function commonSettings(service: ServiceName): Settings<ServiceConfig> {
  const own = (name: string) => `${service.toUpperCase()}_${name}`;
  return {
    mode: text('AMPARO_MODE'),
    logLevel: text('LOG_LEVEL'),
    host: text(own('HOST')),
    port: integer(own('PORT'), SERVICE_PORTS[service]),
    databaseUrl: text(own('DATABASE_URL')),
    migratorDatabaseUrl: text(own('MIGRATOR_DATABASE_URL')),
    relayDatabaseUrl: text(own('RELAY_DATABASE_URL')),
    peopleDatabaseUrl: text(own('PEOPLE_DATABASE_URL')),
    partnersDatabaseUrl: text(own('PARTNERS_DATABASE_URL')),
    auditorDatabaseUrl: text(own('AUDITOR_DATABASE_URL')),
    anchorsFile: text(own('ANCHORS_FILE')),
    anchorEveryMs: integer('AMPARO_ANCHOR_EVERY_MS'),
    poolSize: integer(own('POOL_SIZE')),
    eventLog: text('AMPARO_EVENT_LOG'),
    eventLogDatabaseUrl: text('AMPARO_EVENT_LOG_DATABASE_URL'),
    kafkaBrokers: list('KAFKA_BROKERS'),
    serviceKeyFile: text(own('SERVICE_KEY_FILE')),
    serviceKeysFile: text('AMPARO_SERVICE_KEYS_FILE'),
    epochKeysDir: text(own('EPOCH_KEYS_DIR')),
    epochKeys: text(own('EPOCH_KEYS')),
    kmsUrl: text(own('KMS_URL')),
    kmsTokenFile: text(own('KMS_TOKEN_FILE')),
    sealingKeyFile: text(own('SEALING_KEY_FILE')),
    peers: peerUrls(),
  };
}

/** `<SERVICE>_URL` for each service; else this machine at `<SERVICE>_PORT`, so that moving a port moves its callers. */
function peerUrls(): Setting {
  const urlName = (service: ServiceName) => `${service.toUpperCase()}_URL`;
  return {
    names: SERVICE_NAMES.map(urlName),
    read: (env: Env) =>
      Object.fromEntries(
        SERVICE_NAMES.map((service) => {
          const portName = `${service.toUpperCase()}_PORT`;
          const set = text(urlName(service)).read(env);
          const port = integer(portName, SERVICE_PORTS[service]).read(env);
          const url = set ?? `http://127.0.0.1:${port}`;
          if (!/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : '')) {
            const wrong = set === undefined ? `${portName} must be a port` : `${urlName(service)} must be an http or https address`;
            throw new StartError('config.invalid', `The setting ${wrong}.`);
          }
          return [service, url.replace(/\/+$/, '')];
        }),
      ),
  };
}
