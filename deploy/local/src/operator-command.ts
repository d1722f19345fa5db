import { SERVICE_NAMES } from '@amparo/platform';
import { codeOf } from './demonstration-accounts';
import { findSystem, OperatorApi } from './operator-api';
import { defaultDataDir, placesOf } from './system/places';

interface LagRow {
  group: string;
  topic: string;
  partition: number;
  lag: number;
}

interface ParkedRow {
  consumer: string;
  subject: string;
  lane: string;
  reason: string;
  events: number;
}

interface EpochsRow {
  newest: string;
  epochs: { epoch: string; present: boolean; wraps: number }[];
  former: number;
}

const usage = `Usage: npm run operator -- lag
       npm run operator -- parked
       npm run operator -- redrive SERVICE [--consumer NAME] [--subject ID]
       npm run operator -- republish SERVICE --since 2026-01-31T00:00:00Z
       npm run operator -- epochs
       npm run operator -- destroy-epoch SERVICE 2026-01
       npm run operator -- code PERSON
       npm run operator -- invite PERSON
`;

/** `npm run operator -- …`: how far readers are behind, what is parked, to drive or tell again, and to let people in. */
export async function operatorCommand([what, ...rest]: string[]): Promise<number> {
  if (what === 'lag' || what === 'parked') {
    const api = new OperatorApi(findSystem());
    return what === 'lag' ? printLag(api) : printParked(api);
  }
  if (what === 'epochs') return printEpochs(new OperatorApi(findSystem()));
  const [service, ...flags] = rest;
  if (what === 'destroy-epoch' && service !== undefined && flags[0] !== undefined) {
    await new OperatorApi(findSystem()).send('POST', `${service}/operator/epochs/destroy`, { epoch: flags[0] });
    process.stdout.write(`The key of ${flags[0]} is destroyed. Take it out of every copy too.\n`);
    return 0;
  }
  if (what === 'code' && service !== undefined) {
    process.stdout.write(`${codeOf(placesOf(defaultDataDir()).demonstrationAccounts, service)}\n`);
    return 0;
  }
  if (what === 'invite' && service !== undefined) {
    const { code, expiresAt } = await new OperatorApi(findSystem())
      .send<{ code: string; expiresAt: string }>('POST', `directory/accounts/${encodeURIComponent(service)}/invite`, {});
    process.stdout.write(`${code}\nGood until ${expiresAt}, once. Hand it over in person.\n`);
    return 0;
  }
  if ((what !== 'redrive' && what !== 'republish') || service === undefined) {
    process.stderr.write(usage);
    return 2;
  }
  const options = readFlags(flags);
  const api = new OperatorApi(findSystem());
  const answer = await api.send<unknown>('POST', `${service}/operator/${what}`, options);
  process.stdout.write(`${JSON.stringify(answer)}\n`);
  return 0;
}

async function printLag(api: OperatorApi): Promise<number> {
  for (const service of SERVICE_NAMES) {
    const groups = new Map<string, number>();
    for (const { group, lag } of await api.get<LagRow[]>(`${service}/operator/lag`)) groups.set(group, (groups.get(group) ?? 0) + lag);
    for (const [group, lag] of groups) process.stdout.write(`${group.padEnd(36)} ${lag}\n`);
  }
  return 0;
}

async function printEpochs(api: OperatorApi): Promise<number> {
  for (const service of SERVICE_NAMES) {
    const { newest, epochs, former } = await api.get<EpochsRow>(`${service}/operator/epochs`);
    for (const { epoch, present, wraps } of epochs) {
      const notes = [epoch === newest ? 'wraps new keys' : '', present ? '' : 'ITS KEY IS MISSING'].filter((note) => note !== '');
      process.stdout.write(`${service.padEnd(14)} ${epoch} wraps ${wraps} keys${notes.map((note) => `; ${note}`).join('')}\n`);
    }
    if (former > 0) process.stdout.write(`${service.padEnd(14)} ${former} values under the former key\n`);
  }
  return 0;
}

/** Exit code 1 when anything is parked, so that a script can watch it. */
async function printParked(api: OperatorApi): Promise<number> {
  let events = 0;
  for (const service of SERVICE_NAMES) {
    for (const row of await api.get<ParkedRow[]>(`${service}/operator/parked`)) {
      events += row.events;
      process.stdout.write(`${service.padEnd(14)} ${row.consumer.padEnd(40)} ${row.subject} ${row.lane} ${row.events} ${row.reason}\n`);
    }
  }
  process.stdout.write(`${events} parked\n`);
  return events === 0 ? 0 : 1;
}

/** `--name value` pairs. */
function readFlags(flags: string[]): Record<string, string> {
  const options: Record<string, string> = {};
  for (let i = 0; i + 1 < flags.length; i += 2) options[(flags[i] ?? '').replace(/^--/, '')] = flags[i + 1] ?? '';
  return options;
}
