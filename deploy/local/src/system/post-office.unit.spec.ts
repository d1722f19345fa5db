import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPostOffice, type PostOffice } from './post-office';

const directory = mkdtempSync(join(tmpdir(), 'post-office-'));
let office: PostOffice;
beforeAll(async () => { office = await openPostOffice(directory); });
afterAll(async () => {
  await office.close();
  rmSync(directory, { recursive: true, force: true });
});

const page = async () => (await fetch(office.pageUrl, { method: 'POST', body: '{}' })).status;

/** @returns the code of the answer to a mail's content */
async function mail(): Promise<string> {
  const { port, hostname } = new URL(office.smtpUrl);
  const socket = connect(Number(port), hostname);
  const lines = ['EHLO x', 'MAIL FROM:<a@example.invalid>', 'RCPT TO:<b@example.invalid>', 'DATA', 'subject: x\r\n\r\nx\r\n.'];
  for await (const said of socket) {
    const code = /^(\d{3}) /m.exec(String(said))?.[1];
    if (code === undefined) continue;
    const next = lines.shift();
    if (next === undefined) {
      socket.destroy();
      return code;
    }
    socket.write(`${next}\r\n`);
  }
  return 'none';
}

it('keeps mail and pages as files; where there is no room for them it says so, and goes on', async () => {
  expect([await page(), await mail()]).toEqual([202, '250']);
  expect(readdirSync(directory).map((name) => name.replace(/^[^.]+/, '')).sort()).toEqual(['.eml', '.page.json']);
  // Nothing can be written into a folder that is gone either.
  rmSync(directory, { recursive: true });
  expect([await page(), await mail()]).toEqual([503, '452']);
});
