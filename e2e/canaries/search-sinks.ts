import { EVENT_LOG_SERVICE } from '@amparo/messaging';
import { SERVICE_NAMES } from '@amparo/platform';
import { searchBytes, type Found, type Sought } from '@amparo/testing';
import { searchTablesOf } from '../support/remains';
import type { TestSystem } from '../support/system';
import { until } from '../support/until';

/** Every row of every table of every database. */
export async function searchTables(sought: Sought, { rows }: TestSystem): Promise<Found[]> {
  const found: Found[] = [];
  for (const service of [...SERVICE_NAMES, EVENT_LOG_SERVICE]) found.push(...(await searchTablesOf(sought, rows, service)));
  return found;
}

/** What the system says of itself to whoever watches it. */
export async function searchOperatorAnswers(canaries: Sought, { api, running }: TestSystem): Promise<Found[]> {
  const found: Found[] = [];
  for (const service of SERVICE_NAMES) {
    for (const path of ['operator/lag', 'operator/parked', 'operator/republishing']) {
      found.push(...searchBytes(canaries, `${service}/${path}`, Buffer.from(JSON.stringify(await until(path, async () => api.get(`${service}/${path}`))))));
    }
    for (const path of ['health/live', 'health/ready']) {
      const answer = await until(path, async () => fetch(`http://127.0.0.1:${running.settings[`${service.toUpperCase()}_PORT`]}/${path}`));
      found.push(...searchBytes(canaries, `${service}/${path}`, Buffer.from(await answer.text())));
    }
  }
  const described = await (await fetch(`${running.portalUrl}/api/openapi.json`)).text();
  return [...found, ...searchBytes(canaries, 'openapi.json', Buffer.from(described))];
}
