import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';

/** Where mail and pages of a demonstration go: into files on this machine, and nowhere else. */
export interface PostOffice {
  smtpUrl: string;
  pageUrl: string;
  close(): Promise<void>;
}

const LARGEST_PAGE = 64 * 1024;

/**
 * Takes mail and pages as a real relay and paging gateway would, and keeps each as a file, so that a demonstration
 * delivers for real and sends nothing to anybody.
 */
export async function openPostOffice(directory: string): Promise<PostOffice> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  /** @returns whether it is kept: on a full disk it is refused as a relay refuses it, and comes again */
  const keep = (kind: string, content: Buffer): boolean => {
    const path = join(directory, `${Date.now()}-${randomUUID()}.${kind}`);
    try {
      writeFileSync(path, content, { mode: 0o600 });
      return true;
    } catch {
      rmSync(path, { force: true });
      return false;
    }
  };
  const mail = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, _session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        if (keep('eml', Buffer.concat(parts))) done();
        else done(Object.assign(new Error('There is no room'), { responseCode: 452 }));
      });
    },
  });
  const pages = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => {
      if (parts.reduce((sum, each) => sum + each.length, 0) < LARGEST_PAGE) parts.push(part);
    });
    request.on('end', () => {
      response.writeHead(keep('page.json', Buffer.concat(parts)) ? 202 : 503).end();
    });
  });
  const smtpPort = await listen(mail.server as Server);
  const pagePort = await listen(pages);
  return {
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    pageUrl: `http://127.0.0.1:${pagePort}/pages`,
    close: async () => {
      pages.closeAllConnections();
      await Promise.all([new Promise<void>((done) => mail.close(() => done())), new Promise((done) => pages.close(done))]);
    },
  };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(0, '127.0.0.1', done);
  });
  return (server.address() as AddressInfo).port;
}
