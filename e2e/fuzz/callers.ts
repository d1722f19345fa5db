import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SERVICE_NAMES, ServiceTokens, type ServiceName } from '@amparo/platform';
import { ADMINISTRATORS, AUDITOR } from '../support/administrators';
import type { PortalPerson } from '../support/portal-person';
import type { TestSystem } from '../support/system';
import { HANDLER, type Sharers } from '../support/sharing';
import { KeptSession } from './kept-session';

/** Somebody who calls, and where. */
export interface Caller {
  name: string;
  /** Of the service itself; else all of them, by way of the portal. */
  service?: ServiceName;
  description: string;
  url: string;
  /** Paths that would end what is being done, or never end. */
  except?: string;
  headers(): Record<string, string>;
  /** Of somebody who signs in: a run without its session proves little. */
  session?: KeptSession;
  /** What she may do takes things away from the others: she comes when they are done. */
  comesLast?: true;
}

/** People of different roles: coordinator, working group, grants team, partner, case handler, auditor. */
const PEOPLE = ['coord-lac', 'swg-duty', 'grants-desk', 'juris-desk', HANDLER, AUDITOR];
/** The stream does not end; the others sign the caller out, or take away what she signs in with. */
const ENDS_HER_SESSION = '^/api/(stream|sign-out)$|^/api/directory/(me|sessions|factors)/';
const STREAM = '^/api/stream$';

/** Of those who call, the ones who share a case. @throws Error where one of them does not call */
export function sharersAmong(callers: readonly Caller[]): Sharers {
  const of = (person: string): PortalPerson => {
    const session = callers.find(({ name }) => name === person)?.session;
    if (session === undefined) throw new Error(`${person} does not call`);
    return session.browser;
  };
  return { coordinator: of('coord-lac'), second: of('swg-duty'), handler: of(HANDLER), partner: of('juris-desk') };
}

/** Everybody who calls, signed in. Each service's own description is asked for by the operator and laid into the folder. */
export async function everyCaller(system: TestSystem, folder: string): Promise<Caller[]> {
  const { running, api } = system;
  const portal = { description: `${running.portalUrl}/api/openapi.json`, url: running.portalUrl };
  const callers: Caller[] = [
    { name: 'nobody', service: 'intake', description: `${running.doorUrl}/api/openapi.json`, url: running.doorUrl, headers: () => ({}) },
    { name: 'nobody', ...portal, except: STREAM, headers: () => ({}) },
  ];
  for (const person of [...PEOPLE, ADMINISTRATORS[0]]) {
    const session = await KeptSession.join(system, person);
    // The entrance is told by its name: not every machine finds one that ends in `.localhost`.
    const headers = (): Record<string, string> => ({ ...session.headers(), host: session.host });
    callers.push({ name: person, ...portal, except: ENDS_HER_SESSION, session, headers, ...(person === ADMINISTRATORS[0] ? { comesLast: true } : {}) });
  }
  for (const service of SERVICE_NAMES.filter((name) => name !== 'portal' && name !== 'intake')) {
    const description = join(folder, `${service}.openapi.json`);
    writeFileSync(description, JSON.stringify(await api.get(`${service}/openapi.json`)));
    const url = `http://127.0.0.1:${running.settings[`${service.toUpperCase()}_PORT`]}`;
    const tokens = ServiceTokens.fromFiles('portal', running.settings['PORTAL_SERVICE_KEY_FILE'] ?? '', running.settings['AMPARO_SERVICE_KEYS_FILE'] ?? '');
    callers.push({ name: 'a service', service, description, url, headers: () => ({ authorization: `Bearer ${tokens.tokenFor(service)}` }) });
  }
  // Last of all: she can take anybody out of the directory.
  callers.push({ name: 'operator', ...portal, except: STREAM, comesLast: true, headers: () => ({ authorization: `Bearer ${running.operatorToken}` }) });
  return callers;
}
