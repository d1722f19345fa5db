import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger, SERVICE_NAMES, ServiceTokens, makeServiceKeys, type ServiceName } from '@amparo/platform';
import { PortalConfig } from '../src/config';

export const TOKEN = 'invented-token-of-an-operator';

/** A portal's configuration with keys of its own, and peers where the test says; all others lead nowhere. */
export function aPortal(peers: Partial<Record<ServiceName, string>> = {}): { config: PortalConfig; tokensOf: (service: ServiceName) => ServiceTokens; remove: () => void } {
  const directory = mkdtempSync(join(tmpdir(), 'amparo-portal-'));
  const { keyFile, keysFile } = makeServiceKeys(directory, SERVICE_NAMES);
  const operatorTokenFile = join(directory, 'operator.token');
  writeFileSync(operatorTokenFile, `${TOKEN}\n`, { mode: 0o600 });
  const fileOf = (service: ServiceName): string => keyFile[service] ?? '';
  // Port 1 of this machine: nothing listens there.
  const nowhere = Object.fromEntries(SERVICE_NAMES.map((name) => [name, 'http://127.0.0.1:1'])) as Record<ServiceName, string>;
  const config = Object.assign(new PortalConfig(), {
    operatorTokenFile, serviceKeyFile: fileOf('portal'), serviceKeysFile: keysFile, peers: { ...nowhere, ...peers },
  });
  return { config, tokensOf: (service) => ServiceTokens.fromFiles(service, fileOf(service), keysFile), remove: () => rmSync(directory, { recursive: true }) };
}

/** A call as a service behind the gateway got it. */
export interface Received {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

/** A service behind the gateway that keeps what it gets, and answers as the test says. */
export async function aService(answer?: (request: IncomingMessage, response: ServerResponse) => void): Promise<{ url: string; received: Received[]; close: () => Promise<void> }> {
  const received: Received[] = [];
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => received.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body: Buffer.concat(parts).toString() }));
    if (answer !== undefined) answer(request, response);
    else request.on('end', () => response.setHeader('content-type', 'application/json').end('{"ok":true}'));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise<void>((done) => server.close(() => done()));
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received, close };
}

/** A log that a test can read. */
export function aLog(): { logger: Logger; lines: string[] } {
  const lines: string[] = [];
  return { logger: new Logger('portal', 'debug', (line) => lines.push(line)), lines };
}
