import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { placesOf } from '@amparo/local';
import type { ServiceName } from '@amparo/platform';
import type { TestSystem } from '../support/system';
import { until } from '../support/until';
import type { Canaries } from './canaries';

/** Errors that nobody expected (`leaks.preload.cjs`): in which process, and what it says of each. */
const CRASHES: readonly { how: string; service: ServiceName; says: string }[] = [
  { how: 'a crash', service: 'portal', says: 'process.uncaught-exception' },
  { how: 'a rejection', service: 'casework', says: 'process.unhandled-rejection' },
];

/**
 * Lets an error rise outside of any call that holds a canary in all that an error has; answers when the process has said so by its
 * code, has ended, and another one is there in its place.
 */
export async function crash({ running, dataDir }: TestSystem, canaries: Canaries): Promise<void> {
  for (const { how, service, says } of CRASHES) {
    const process = running.processOf(service);
    const before = process.pid;
    const url = `http://127.0.0.1:${running.settings[`${service.toUpperCase()}_PORT`]}/health/live`;
    // It may end before it has answered.
    await fetch(url, { headers: { 'x-leak-into': how, 'x-leak': canaries.in(`what ${how} is about`) } }).catch(() => undefined);
    await until(`another process of ${service} after ${how}`, async () => Promise.resolve((process.pid ?? before) !== before || undefined), 60_000);
    await process.whenReady();
    const log = join(placesOf(dataDir).logs, `${process.name}.log`);
    await until(`${service} to say ${says}`, async () => Promise.resolve(readFileSync(log, 'utf8').includes(`"code":"${says}"`) || undefined));
    await until('its health', async () => ((await fetch(url)).status === 200 ? true : undefined), 60_000);
  }
}
