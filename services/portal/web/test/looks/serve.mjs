import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { answersFor } from './answers.mjs';

const dist = join(import.meta.dirname, '../../dist');
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
/** As tight as the gateway's: what it refuses shows on the page's console. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

/** Serves the built pages with invented answers. `who` signs in; nobody: no session. */
export function serve({ who, language = 'en' }) {
  const answers = answersFor(who ?? 'coordinator', language);
  if (who === undefined) answers['GET /api/session'] = { status: 401, code: 'access.unauthenticated' };
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    response.setHeader('content-security-policy', POLICY);
    if (path === '/api/stream') {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('event: ready\ndata: {}\n\n');
      return;
    }
    if (path.startsWith('/api/')) return answerCall(answers, request, response, path);
    const file = normalize(join(dist, path));
    const found = file.startsWith(dist) && existsSync(file) && statSync(file).isFile() ? file : join(dist, 'index.html');
    response.writeHead(200, { 'content-type': TYPES[extname(found)] ?? 'application/octet-stream' });
    createReadStream(found).pipe(response);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve({
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  })));
}

async function answerCall(answers, request, response, path) {
  let body = '';
  for await (const chunk of request) body += chunk;
  const call = `${request.method} ${path}`;
  // An address that is named whole comes before one with a placeholder.
  const key = Object.keys(answers).sort((a, b) => Number(a.includes(':')) - Number(b.includes(':'))).find((each) => new RegExp(`^${each.replace(/:\w+/g, '[^/]+')}$`).test(call));
  const answer = key === undefined ? { status: 404, code: 'route.absent' } : answers[key];
  const said = typeof answer === 'function' ? answer(body === '' ? {} : JSON.parse(body)) : answer;
  const status = typeof said?.status === 'number' ? said.status : 200;
  response.writeHead(status, { 'content-type': status >= 400 ? 'application/problem+json' : 'application/json' });
  response.end(JSON.stringify(said));
}
