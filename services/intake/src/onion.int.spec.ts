import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LANGUAGES } from '@amparo/domain';
import { Door } from '../test/door';
import { describeBehindNginx, OnionProxy, type OnionAnswer } from '../test/onion-proxy';

const HOST = `${'amparo'.padEnd(56, '2')}.onion`;
const FORM = 'content-type: application/x-www-form-urlencoded';

describeBehindNginx('the door behind an onion service', () => {
  let door: Door;
  let proxy: OnionProxy;
  beforeAll(async () => {
    door = await Door.open({ placeHeader: 'amparo-place' });
    proxy = await OnionProxy.before(door.url);
  }, 60_000);
  afterAll(async () => {
    await proxy.stop();
    await door.close();
  });

  const get = (path: string, more = ''): Promise<OnionAnswer> => proxy.ask(`GET ${path} HTTP/1.1\r\nhost: ${HOST}${more}`);
  const post = (path: string, body: string, type = FORM): Promise<OnionAnswer> => proxy.ask(`POST ${path} HTTP/1.1\r\nhost: ${HOST}\r\n${type}`, body);

  async function everyKindOfAnswer(): Promise<OnionAnswer[]> {
    const sent = LANGUAGES.map((language) => [get(`/${language}`), get(`/${language}/back`), get(`/${language}/files`), post(`/${language}/form`, ''), post(`/${language}/back`, 'code=x')]).flat();
    const beside = [get('/'), get('/zz'), get('/nowhere/x'), get('/api/openapi.json'), get('/api/proof-keys'), post('/api/receipts', ''), post('/api/reports', '{', 'content-type: application/json'), post('/en/form', 'a'.repeat(1_100_000)), get('/entries')];
    return Promise.all([...sent, ...beside]);
  }

  it('answers by that name, and gives no other of its own in any page or header: the way out alone leads elsewhere', async () => {
    const answers = await everyKindOfAnswer();
    expect(answers.slice(0, LANGUAGES.length * 5).map(({ status }) => status).filter((status) => ![200, 404].includes(status))).toEqual([]);
    const [first] = answers;
    expect(first?.text).toContain('<form method="post" action="/');
    for (const { head, text } of answers) {
      const links = [...text.matchAll(/\b(?:https?:)?\/\/[^\s"'<>)]+/g)].map(([link]) => link);
      expect(links.filter((link) => link !== 'https://www.wikipedia.org/')).toEqual([]);
      for (const name of ['127.0.0.1', 'localhost', new URL(door.url).port, HOST, 'clear.example']) expect(`${head}\n${text}`).not.toContain(name);
      expect(head).not.toMatch(/^(location|onion-location|set-cookie|etag|last-modified|x-powered-by|via|alt-svc|strict-transport-security):/im);
      expect(head).toMatch(/^cache-control: no-store/im);
      expect(head).toMatch(/^content-security-policy: default-src 'none'/im);
    }
  });

  it('passes on what is for the public and nothing else', async () => {
    const { routes } = door;
    const outside = routes.filter(({ path }) => !/^\/(handover|entries|operator|health|openapi\.json|api\/hooks)/.test(path));
    for (const { verb, path } of routes) {
      const address = path.replace(':language', 'en').replace(/:\w+/g, 'x');
      const { status, text } = await proxy.ask(`${verb} ${address} HTTP/1.1\r\nhost: ${HOST}\r\ncontent-type: application/json`);
      const refusedHere = status === 404 && text === 'There is nothing at this address, or it is too much for it.\n';
      expect([verb, path, refusedHere]).toEqual([verb, path, !outside.some((route) => route.path === path && route.verb === verb)]);
    }
  });

  it('takes a report, and writes nothing down of it', async () => {
    const { json } = await door.post('/api/receipts', {});
    const answer = await post('/api/reports', JSON.stringify({ receipt: json['receipt'], narrative: 'canary-of-the-onion', channel: 'WEB_FORM' }), 'content-type: application/json');
    expect(answer.status).toBe(201);
    expect(proxy.written()).not.toMatch(/canary|fc00|openapi/);
    expect(proxy.written().trim()).toMatch(/^\d*$/);
  });
});

describeBehindNginx('what goes on to the door', () => {
  let heard: IncomingHttpHeaders[];
  let goesAwayOnceItHeard = false;
  let server: Server;
  let proxy: OnionProxy;
  beforeAll(async () => {
    server = createServer((request, response) => {
      heard.push(request.headers);
      request.resume().on('end', () => { if (goesAwayOnceItHeard) response.destroy(); else response.end('{}'); });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    proxy = await OnionProxy.before(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
  beforeEach(() => { heard = []; });
  afterAll(() => proxy.stop());

  it.each(['/en', '/en/files', '/api/reports', '/api/reports/files'])('at %s is the circuit, as the proxy knows it, and nothing else of who asks', async (path) => {
    const canaries = ['user-agent', 'accept-language', 'referer', 'cookie', 'authorization', 'x-forwarded-for', 'amparo-place'].map((name) => `${name}: canary`).join('\r\n');
    await proxy.ask(`POST ${path} HTTP/1.1\r\nhost: ${HOST}\r\n${canaries}`, 'x');
    expect(heard).toHaveLength(1);
    expect(JSON.stringify(heard)).not.toContain('canary');
    expect(heard[0]).toMatchObject({ host: HOST, 'amparo-place': 'fc00:dead:beef:4dad::7:9' });
  });

  it('where the door takes what was sent and is gone before it answers, or is down, says in six languages that nobody knows whether it arrived, and to send the same again', async () => {
    await proxy.ask(`POST /en/form HTTP/1.1\r\nhost: ${HOST}`, 'x');
    expect(heard).toHaveLength(1);
    goesAwayOnceItHeard = true;
    for (const path of AWAY) expectNobodyKnows(await proxy.ask(`POST ${path} HTTP/1.1\r\nhost: ${HOST}`, 'x'));
    expect(heard).toHaveLength(1 + AWAY.length);
    await new Promise<void>((done) => { server.close(() => done()); server.closeAllConnections(); });
    for (const path of AWAY) expectNobodyKnows(await proxy.ask(`POST ${path} HTTP/1.1\r\nhost: ${HOST}`, 'x'));
  });
});

const AWAY = ['/es', '/en/form', '/en/files', '/api/reports'];
/** Not known whether it arrived; the same again; no second time. */
const SAYS: Readonly<Record<(typeof LANGUAGES)[number], RegExp>> = {
  en: /not known whether it has arrived.*same return code: it will not count twice/,
  es: /no se sabe si ha llegado.*mismo código para volver: no contará dos veces/,
  fr: /on ne sait pas si c’est arrivé.*même code de retour : cela ne comptera pas deux fois/,
  pt: /não se sabe se chegou.*mesmo código para voltar: não vai contar duas vezes/,
  ar: /لا يُعرف هل وصل.*برمز العودة نفسه: لن يُحسب مرتين/,
  ru: /неизвестно, дошло ли это.*тем же кодом для возвращения: дважды это не засчитается/,
};

function expectNobodyKnows({ status, head, text }: OnionAnswer): void {
  expect([status, head.match(/^retry-after: 60/im) !== null, head.match(/^content-security-policy: default-src 'none'/im) !== null]).toEqual([503, true, true]);
  const paragraphs = text.split('\n');
  for (const language of LANGUAGES) expect(paragraphs.find((one) => one.startsWith(language === 'en' ? '<p>' : `<p lang="${language}"`))).toMatch(SAYS[language]);
  expect(text).toContain('<html lang="en">');
  expect(text).not.toMatch(/nginx|AM-|127\.0\.0\.1|Nothing has arrived|No ha llegado nada|Rien n’est arrivé|Nada chegou|لم يصل شيء|Ничего не дошло/);
}
