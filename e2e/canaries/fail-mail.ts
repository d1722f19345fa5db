import { createServer, type Server } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { TestSystem } from '../support/system';
import { until } from '../support/until';
import type { Canaries } from './canaries';

/**
 * A relay that repeats the address it refuses, and one that speaks no SMTP; answers when mail has failed at each of them.
 *
 * @param report sends a report, of which somebody is mailed
 */
export async function failMail({ mail, rows, running }: TestSystem, canaries: Canaries, report: () => Promise<void>): Promise<void> {
  const tried = async (): Promise<number> => rows.count('notifications', 'SELECT coalesce(sum(attempts), 0) AS n FROM messages');
  for (const begin of [async () => mail.behave('refusing'), async () => mail.behave('down')]) {
    await begin();
    const other = (await tried()) + 1;
    const babble = mail.behaves === 'down' ? await babbler(mail.portNumber, canaries.in('what a broken relay says')) : undefined;
    await report();
    await until('a mail to fail', async () => ((await tried()) >= other ? true : undefined), 60_000);
    await pause(500);
    await new Promise<void>((done) => (babble === undefined ? done() : babble.close(() => done())));
    await mail.behave('well');
  }
  await until('the portal', async () => ((await fetch(`${running.portalUrl}/health/ready`)).status === 200 ? true : undefined));
}

async function babbler(port: number, word: string): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.end(`${word} is no greeting\r\n`);
  });
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  return server;
}
