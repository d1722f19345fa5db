import { request } from 'node:http';
import { aService, type Received } from '../../test/builders';
import { RunningPortal, TOKEN } from '../../test/running';

const operator = { authorization: `Bearer ${TOKEN}` };
const json = { ...operator, 'content-type': 'application/json' };

describe('the gateway in front of a service', () => {
  let service: Awaited<ReturnType<typeof aService>>;
  const running = new RunningPortal();
  const { lines } = running;
  const last = (): Received => service.received.at(-1) as Received;

  beforeAll(async () => {
    service = await aService((call, response) => {
      if (call.url === '/slow') {
        response.write('first');
        call.on('end', () => setTimeout(() => response.end('last'), 20));
      } else if (call.url === '/busy') response.writeHead(503, { 'content-type': 'application/problem+json', 'retry-after': '0' }).end('{"code":"service.unavailable"}');
      else if (call.url === '/openapi.json') response.end(JSON.stringify({ paths: { '/cases': { get: {} }, '/copies/x': {} } }));
      else call.on('end', () => response.writeHead(201, { 'content-type': 'application/json', 'set-cookie': 'a=b', 'cache-control': 'public' }).end('{"ok":true}'));
    });
    await running.start({ casework: service.url, directory: 'http://127.0.0.1:1' });
  });

  afterAll(async () => {
    await running.stop();
    await service.close();
  });

  it('refuses everybody without the token, whatever the address, and passes nothing on', async () => {
    const before = service.received.length;
    for (const path of ['/api/casework/cases', '/api/nowhere/x', '/api/casework/copies/x', '/api/']) {
      for (const headers of [{}, { authorization: 'Bearer wrong' }, { cookie: `token=${TOKEN}` }] as Record<string, string>[]) {
        for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
          const answer = await fetch(`${running.url}${path}`, { method, headers });
          expect([path, method, answer.status]).toEqual([path, method, 401]);
          expect(answer.headers.get('content-type')).toBe('application/problem+json');
          expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
          expect(await answer.json()).toMatchObject({ code: 'access.unauthenticated', status: 401 });
        }
      }
    }
    expect(service.received.length).toBe(before);
  });

  it("says 'the operator' to the service in a token of the portal's own, and nothing else of who called", async () => {
    const headers = { ...json, cookie: 'a=b', forwarded: 'for=1.2.3.4', 'x-forwarded-for': '1.2.3.4', 'x-user': 'root', 'user-agent': 'somebody' };
    const answer = await fetch(`${running.url}/api/casework/cases/1/countries?a=b`, { method: 'POST', headers, body: '{"__proto__":1,"a":1,"a":2}' });
    expect(answer.status).toBe(201);
    expect(await answer.json()).toEqual({ ok: true });
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(last()).toMatchObject({ method: 'POST', url: '/cases/1/countries?a=b', body: '{"__proto__":1,"a":1,"a":2}' });
    expect(Object.keys(last().headers).sort()).toEqual(expect.not.arrayContaining(['cookie', 'forwarded', 'x-forwarded-for', 'x-user', 'user-agent']));
    const token = last().headers.authorization?.replace('Bearer ', '') ?? '';
    expect(running.tokensOf('casework').findCaller(token)).toEqual({ kind: 'operator' });
    expect(running.tokensOf('directory').findCaller(token)).toBeUndefined();
  });

  it.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'])('passes %s on', async (method) => {
    const answer = await fetch(`${running.url}/api/casework/cases`, { method, headers: operator });
    expect(answer.status).toBe(201);
    expect(last()).toMatchObject({ method, url: '/cases', body: '' });
  });

  it('passes on bodies larger than its own limit, as they are', async () => {
    const body = JSON.stringify({ text: 'x'.repeat(3 * 1024 * 1024) });
    const answer = await fetch(`${running.url}/api/casework/import`, { method: 'PUT', headers: json, body });
    expect(answer.status).toBe(201);
    expect(last().body).toBe(body);
  });

  it('gives an answer back as it comes, before it is whole', async () => {
    const answer = await fetch(`${running.url}/api/casework/slow`, { headers: operator });
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
    expect(Buffer.from((await reader.read()).value ?? []).toString()).toBe('first');
    expect(Buffer.from((await reader.read()).value ?? []).toString()).toBe('last');
  });

  it("gives a service's refusal back once, and does not ask again for the caller", async () => {
    const before = service.received.length;
    const answer = await fetch(`${running.url}/api/casework/busy`, { headers: operator });
    expect([answer.status, await answer.json()]).toEqual([503, { code: 'service.unavailable' }]);
    expect(service.received.length).toBe(before + 1);
  });

  it.each(['/api/casework/copies/x', '/api/casework/handover/x', '/api/casework/internal', '/api/casework/%63opies/x', '/api/casework/a/%2e%2e/copies/x', '/api/portal/health/live', '/api/nowhere/x'])(
    'has nothing at %s, even with the token',
    async (path) => {
      const before = service.received.length;
      expect(await statusOf(running.url, path)).toBe(404);
      expect(service.received.length).toBe(before);
    },
  );

  it('says 502 when a service is away, and names neither its address nor the reason', async () => {
    const answer = await fetch(`${running.url}/api/grants/applications`, { headers: operator });
    expect(answer.status).toBe(502);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({ status: 502, code: 'gateway.service-away' });
    expect(text).not.toContain('127.0.0.1');
    expect(lines.join('\n')).toContain('"peer":"grants"');
  });

  it('says 502 to an upload when the service is away', async () => {
    const answer = await fetch(`${running.url}/api/directory/directory`, { method: 'PUT', headers: json, body: 'x'.repeat(500_000) });
    expect(answer.status).toBe(502);
  });

  it('describes all calls of the services that answer, to anybody', async () => {
    const answer = await fetch(`${running.url}/api/openapi.json`);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ openapi: '3.1.0', paths: { '/api/casework/cases': { get: {} } } });
  });

  it('shows a plain page that loads nothing and says what this is', async () => {
    const answer = await fetch(running.url);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await answer.text()).toContain('entrance for staff');
  });

  it('never logs a token or an address that was asked for', () => {
    expect(lines.join('\n')).not.toContain(TOKEN);
    expect(lines.join('\n')).not.toContain('countries');
  });
});

/** Sends the path as it is: `fetch` would tidy it first. */
async function statusOf(url: string, path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(url, { path, headers: operator }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    }).on('error', reject).end();
  });
}
