import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RunningPortal } from '../../test/running';

const HTML = { accept: 'text/html,application/xhtml+xml' };
const script = `console.log('${'x'.repeat(2_000)}')`;

describe('the web app', () => {
  const running = new RunningPortal();
  const outside = mkdtempSync(join(tmpdir(), 'amparo-web-'));
  const webFolder = join(outside, 'dist');

  beforeAll(async () => {
    mkdirSync(join(webFolder, 'assets'), { recursive: true });
    writeFileSync(join(webFolder, 'index.html'), '<!doctype html><script type="module" src="/assets/a1.js"></script>');
    writeFileSync(join(webFolder, 'assets/a1.js'), script);
    writeFileSync(join(webFolder, 'icon.svg'), '<svg/>');
    writeFileSync(join(webFolder, 'notes.md'), 'canary');
    writeFileSync(join(outside, 'secret.js'), 'canary');
    await running.start({}, { webFolder });
  });
  afterAll(async () => {
    await running.stop();
    rmSync(outside, { recursive: true });
  });

  it.each(['/', '/?a=b', '/cases/AM-7F3K-92QD', '/sign-in'])('is the answer to whoever opens %s, kept nowhere', async (path) => {
    const answer = await fetch(`${running.url}${path}`, { headers: HTML });
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([200, 'text/html; charset=utf-8', 'no-store']);
    expect(await answer.text()).toContain('/assets/a1.js');
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('may load what is ours and nothing else, styles too, and makes no text into markup', async () => {
    const answer = await fetch(running.url, { headers: HTML });
    expect(answer.headers.get('x-frame-options')).toBe('DENY');
    expect(answer.headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
    );
  });

  it('has files that browsers keep, packed where they are text', async () => {
    const answer = await fetch(`${running.url}/assets/a1.js`);
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control'), answer.headers.get('content-encoding'), answer.headers.get('x-content-type-options')])
      .toEqual([200, 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable', 'gzip', 'nosniff']);
    expect(await answer.text()).toBe(script);
    const plain = await fetch(`${running.url}/assets/a1.js`, { headers: { 'accept-encoding': 'identity' } });
    expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, script]);
    const icon = await fetch(`${running.url}/icon.svg`);
    expect([icon.status, icon.headers.get('content-type'), icon.headers.get('cache-control')]).toEqual([200, 'image/svg+xml', 'public, max-age=3600']);
    expect((await fetch(`${running.url}/assets/a1.js`, { method: 'HEAD' })).status).toBe(200);
  });

  it.each(['/notes.md', '/assets/none.js', '/secret.js', '/../secret.js', '/assets/../../secret.js', '/assets/%2e%2e/%2e%2e/secret.js', '/..%2fsecret.js', '/assets/', '/%00', '/index.html'])(
    'has nothing at %s',
    async (path) => {
      const { status, text } = await raw(running.url, path);
      expect([status, text.includes('canary')]).toEqual([404, false]);
    },
  );

  it('takes no address of the API or of health for a page', async () => {
    expect((await fetch(`${running.url}/api/nowhere`, { headers: HTML })).status).toBe(401);
    expect(await (await fetch(`${running.url}/health/live`, { headers: HTML })).json()).toEqual({ live: true });
    expect((await fetch(`${running.url}/operator/lag`, { headers: HTML })).status).toBe(401);
    expect((await fetch(`${running.url}/cases`, { method: 'POST', headers: HTML })).status).toBe(404);
  });
});

/** Sends the path as it is: `fetch` would tidy it first. */
async function raw(url: string, path: string): Promise<{ status: number | undefined; text: string }> {
  return new Promise((resolve, reject) => {
    request(url, { path }, (answer) => {
      let text = '';
      answer.on('data', (part: Buffer) => (text += part.toString()));
      answer.on('end', () => resolve({ status: answer.statusCode, text }));
    }).on('error', reject).end();
  });
}
