import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { discardPostgres } from '@amparo/platform/machine';
import { accountLines } from './demonstration-accounts';
import { defaultDataDir, placesOf } from './system/places';
import { processesFrom } from './system/processes';
import { startSystem } from './system/start-system';

/** `npm start [-- --kafka] [--fresh]`: starts everything on this machine, and stops it cleanly on Ctrl-C. */
export async function startCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { kafka: { type: 'boolean' }, fresh: { type: 'boolean' } } });
  const places = placesOf(defaultDataDir());
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  if (values.fresh) {
    await discardPostgres(places.postgres);
    rmSync(places.data, { recursive: true, force: true });
  }
  const interrupted = new Promise<void>((done) => {
    process.once('SIGINT', done);
    process.once('SIGTERM', done);
  });
  const begun = performance.now();
  const kafka = values.kafka ?? false;
  const system = await startSystem({ dataDir: places.data, kafka, env: { ...custodians(), ...process.env }, say });
  const demo = system.settings['AMPARO_MODE'] !== 'production';
  say('');
  say(`  Public door       ${system.doorUrl}`);
  say(`  Staff portal      ${system.portalUrl}`);
  if (demo) say(`  Partners          ${system.portalUrl.replace('localhost', 'partners.localhost')}`);
  say(`  Event log         ${kafka ? 'Apache Kafka' : 'PostgreSQL'}, ${processesFrom(process.env, kafka).length} processes`);
  say(`  Operator token    ${places.operatorToken}`);
  if (demo) say(`  Demonstration     invented people; mail and pages are kept in ${places.mail}`);
  if (demo) for (const line of accountLines(places.demonstrationAccounts)) say(line);
  say(`  Logs              ${places.logs}`);
  say('');
  say(`Amparo is ready (${((performance.now() - begun) / 1000).toFixed(1)} s). Ctrl-C stops it.`);
  await interrupted;
  say('Stopping …');
  await system.stop();
  return 0;
}

/** Invented custodians of the audit trails, so that a demonstration shows their mail. */
function custodians(): Record<string, string> {
  return process.env['AMPARO_MODE'] === 'production' ? {} : { AUDIT_CUSTODIANS: 'custodian-1@example.org,custodian-2@example.org' };
}
