import { IsInt } from 'class-validator';
import { readConfig } from './read-config';
import { ServiceConfig, commonSettings } from './service-config';
import { integer } from './settings';

class ExampleConfig extends ServiceConfig {
  @IsInt() tickMs = 1000;
}

const settings = { ...commonSettings('protection'), tickMs: integer('PROTECTION_TICK_MS') };
const SECRET = 'hunter2-inventado';
const enough = {
  PROTECTION_SERVICE_KEY_FILE: 'a.pem',
  AMPARO_SERVICE_KEYS_FILE: 'keys.json',
  PROTECTION_DATABASE_URL: `postgres://amparo_protection_app:${SECRET}@127.0.0.1/amparo_protection`,
  AMPARO_EVENT_LOG_DATABASE_URL: `postgres://amparo_events_app:${SECRET}@127.0.0.1/amparo_events`,
};

describe('a configuration', () => {
  it('has defaults for what is not set, and an empty text is not set', () => {
    const config = readConfig(ExampleConfig, { ...enough, PROTECTION_PORT: '', PROTECTION_TICK_MS: ' 50 ' }, settings);
    expect(config).toMatchObject({ mode: 'demo', port: 4011, tickMs: 50, eventLog: 'postgres' });
    expect(config.peers.casework).toBe('http://127.0.0.1:4012');
  });

  it('moves the address of a peer with its port, and takes a whole address before that', () => {
    const config = readConfig(ExampleConfig, { ...enough, CASEWORK_PORT: '5012', INTAKE_URL: 'http://intake:4001/' }, settings);
    expect(config.peers).toMatchObject({ casework: 'http://127.0.0.1:5012', intake: 'http://intake:4001' });
  });

  it('lets libraries speak where it is tried out, and nobody in production', () => {
    expect(readConfig(ExampleConfig, { ...enough, NODE_DEBUG: 'http' }, settings).mode).toBe('demo');
    expect(readConfig(ExampleConfig, { ...enough, AMPARO_MODE: 'production', NODE_DEBUG: '', DEBUG: ' ' }, settings).mode).toBe('production');
  });

  it.each<[string, Record<string, string | undefined>, string]>([
    ['a port that is no number', { PROTECTION_PORT: SECRET }, 'PROTECTION_PORT'],
    ['a port that is too high', { PROTECTION_PORT: '70000' }, 'PROTECTION_PORT'],
    ['a mode that does not exist', { AMPARO_MODE: SECRET }, 'AMPARO_MODE'],
    ['a peer without a scheme', { CASEWORK_URL: SECRET }, 'CASEWORK_URL'],
    ['a missing key file', { PROTECTION_SERVICE_KEY_FILE: undefined }, 'PROTECTION_SERVICE_KEY_FILE'],
    ['Kafka without brokers', { AMPARO_EVENT_LOG: 'kafka' }, 'KAFKA_BROKERS'],
    ['an event log without an address', { AMPARO_EVENT_LOG_DATABASE_URL: undefined }, 'AMPARO_EVENT_LOG_DATABASE_URL'],
    ['production with the password "amparo"', { AMPARO_MODE: 'production', PROTECTION_DATABASE_URL: 'postgres://app:amparo@db/x' }, 'PROTECTION_DATABASE_URL'],
    ['production without a password', { AMPARO_MODE: 'production', PROTECTION_DATABASE_URL: 'postgres://app@db/x' }, 'PROTECTION_DATABASE_URL'],
    ['production with the user as password', { AMPARO_MODE: 'production', AMPARO_EVENT_LOG_DATABASE_URL: 'postgres://u1:u1@db/x' }, 'AMPARO_EVENT_LOG_DATABASE_URL'],
    ...['NODE_DEBUG', 'NODE_DEBUG_NATIVE', 'DEBUG'].map((name): [string, Record<string, string>, string] => [`production and ${name}`, { AMPARO_MODE: 'production', [name]: SECRET }, `production: ${name} would`]),
  ])('is refused with %s, naming the setting and not its value', (_name, change, setting) => {
    let message = '';
    try {
      readConfig(ExampleConfig, { ...enough, ...change }, settings);
    } catch (error) {
      message = String(error);
    }
    expect(message).toContain(setting);
    expect(message).not.toContain(SECRET);
  });
});
