import { randomUUID } from 'node:crypto';
import { ReporterAddedFilesSchema, ReporterWroteSchema } from '@amparo/contracts';
import { posted, type AnswerRow, type RouteCall } from '@amparo/testing';
import type { Door } from './door';
import { aPng } from './files';
import { PlainBrowser } from './plain-browser';
import { imminent } from './reports';

/** A code of the right form that nobody has. */
const NOBODYS = '00000-00000-00000-00000-00000-00000';
const NO_ID = '00000000-0000-4000-8000-000000000000';

/** A page's form. */
const filledIn = (path: string, fields: Record<string, string>): RouteCall => ({ path, method: 'POST', body: new URLSearchParams(fields) });

/** A form with files. */
function withFiles(path: string, fields: Record<string, string>, files: readonly Buffer[]): RouteCall {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  for (const bytes of files) body.append('file', new Blob([new Uint8Array(bytes)]), 'x');
  return { path, method: 'POST', body };
}

/** How every route of the door is called, by its name: those for everybody, and those for others of the system. */
export async function answerRows(door: Door): Promise<Record<string, AnswerRow>> {
  const receipt = await door.receipt();
  const unknown = await door.receipt();
  const submission = (await door.post('/api/reports', { receipt, ...imminent })).headers.get('amparo-submission') ?? '';
  await door.post('/api/reports/messages', { receipt, text: 'hello' });
  const { path, method, body } = withFiles('/api/reports/files', { receipt }, [aPng()]);
  await fetch(`${door.url}${path}`, { method, body: body as FormData });
  const [message, file] = [(await door.told(ReporterWroteSchema)).at(-1)?.data.messageId, (await door.told(ReporterAddedFilesSchema)).at(-1)?.data.attachmentIds[0]];
  const browser = new PlainBrowser(door.url);
  await browser.open('/en');
  const { hidden: story } = await browser.press(undefined);
  const { hidden: came } = await browser.send('/en/back', { code: receipt });
  const casework = { authorization: door.servicesWord('casework') };
  const handed = (what: string, id: string | undefined, absent: string): AnswerRow => ({
    meant: { path: `/handover/${what}/${id}`, headers: casework }, also: { 'an id that nobody has': { path: `/handover/${what}/${absent}`, headers: casework } },
  });
  const page = (address: string): AnswerRow => ({ meant: { path: address }, also: { Arabic: { path: address.replace('en', 'ar') }, 'no language': { path: address.replace('en', 'xx') } } });
  return {
    'GET /': { meant: { path: '/' } },
    'GET /:language': page('/en'),
    'GET /:language/form': page('/en/form'),
    'GET /:language/back': page('/en/back'),
    'GET /:language/files': page('/en/files'),
    'POST /:language/form': {
      meant: filledIn('/en/form', { ...story, story: 'x', go: 'send' }),
      also: {
        'the first question': { path: '/en/form', method: 'POST' }, 'a later question': filledIn('/en/form', { ...story, go: 'to:where' }), 'a draft that is none': filledIn('/en/form', { draft: 'x', step: 'who' }),
        'no language': filledIn('/xx/form', { a: '1' }), 'too many fields': { path: '/en/form', method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=1&'.repeat(2_000) },
      },
    },
    'POST /:language/back': {
      meant: filledIn('/en/back', { code: receipt }),
      also: {
        'a wrong code': filledIn('/en/back', { code: 'x' }), 'a message': filledIn('/en/back', { ...came, go: 'message', text: 'x' }), 'a draft that is none': filledIn('/en/back', { draft: 'x' }),
        'sharing stopped': filledIn('/en/back', { ...came, go: 'withdraw' }), 'taken back, first step': filledIn('/en/back', { ...came, go: 'leave' }), 'taken back': filledIn('/en/back', { ...came, go: 'leave:KEEP' }),
      },
    },
    'POST /:language/files': {
      meant: withFiles('/en/files', came, [aPng()]),
      also: {
        'the page': filledIn('/en/files', came), 'nothing of a kind that is taken': withFiles('/en/files', came, [Buffer.from('x')]), 'too long together': withFiles('/en/files', came, [Buffer.alloc(150_000)]),
        'a draft that is none': withFiles('/en/files', { draft: 'x' }, [aPng()]),
      },
    },
    'POST /api/receipts': { meant: { path: '/api/receipts', method: 'POST' } },
    'POST /api/reports': {
      meant: posted('/api/reports', { receipt: unknown, ...imminent }),
      also: { 'a field that no report has': posted('/api/reports', { receipt, x: 1 }), 'a code in its words': posted('/api/reports', { receipt, narrative: receipt }), 'no code': posted('/api/reports', {}) },
    },
    'POST /api/reports/conversation': { meant: posted('/api/reports/conversation', { receipt }), also: { 'an unknown code': posted('/api/reports/conversation', { receipt: NOBODYS }) } },
    'POST /api/reports/messages': {
      meant: posted('/api/reports/messages', { receipt, text: 'x' }), also: { 'an unknown code': posted('/api/reports/messages', { receipt: NOBODYS, text: 'x' }) },
    },
    'POST /api/reports/withdrawal': {
      meant: posted('/api/reports/withdrawal', { receipt, wanted: 'KEEP', confirmed: true }),
      also: { 'without its second step': posted('/api/reports/withdrawal', { receipt, wanted: 'KEEP' }), 'an unknown code': posted('/api/reports/withdrawal', { receipt: NOBODYS, wanted: 'KEEP', confirmed: true }) },
    },
    'POST /api/reports/files': {
      meant: withFiles('/api/reports/files', { receipt }, [aPng()]),
      also: {
        'an unknown code': withFiles('/api/reports/files', { receipt: NOBODYS }, [aPng()]), 'no code': withFiles('/api/reports/files', {}, [aPng()]),
        'too long together': withFiles('/api/reports/files', { receipt }, [Buffer.alloc(150_000)]), 'nothing of a kind that is taken': withFiles('/api/reports/files', { receipt }, [Buffer.from('x')]),
      },
    },
    ...await uploads(door, receipt),
    'GET /api/proof-keys': { meant: { path: '/api/proof-keys' } },
    'GET /api/openapi.json': { meant: { path: '/api/openapi.json' } },
    'POST /api/hooks/:adapter': hooked(door),
    ...entered(door),
    'GET /openapi.json': { meant: { path: '/openapi.json', headers: { authorization: door.servicesWord('portal') } } },
    'GET /handover/submissions/:id': handed('submissions', submission, NO_ID),
    'GET /handover/messages/:id': handed('messages', message, NO_ID),
    'GET /handover/attachments/:id/:number': handed('attachments', `${file}/0`, `${NO_ID}/0`),
    ...operated(door),
  };
}

/** Files that come piece by piece. */
async function uploads(door: Door, receipt: string): Promise<Record<string, AnswerRow>> {
  const address = '/api/reports/files/uploads';
  const bytes = aPng();
  const begun = async () => (await door.post(address, { receipt, file: randomUUID(), size: bytes.length, name: 'x' })).json['upload'] as string;
  const [begin, first, second] = [{ receipt, file: randomUUID(), size: bytes.length, name: 'y' }, await begun(), await begun()];
  const piece = (upload: string, offset: string, headers: Record<string, string> = {}): RouteCall => ({
    path: address, method: 'PATCH', headers: { 'content-type': 'application/partial-upload', 'amparo-receipt': receipt, 'amparo-upload': upload, 'upload-offset': offset, ...headers }, body: bytes,
  });
  await fetch(`${door.url}${address}`, { ...piece(second, '0'), body: new Uint8Array(bytes) });
  const unknown = { receipt, upload: NO_ID };
  return {
    [`POST ${address}`]: { meant: posted(address, begin), also: { 'an unknown code': posted(address, { ...begin, receipt: NOBODYS }), 'no size': posted(address, { receipt }) } },
    [`POST ${address}/offset`]: { meant: posted(`${address}/offset`, { receipt, upload: second }), also: { 'an upload that nobody began': posted(`${address}/offset`, unknown) } },
    [`PATCH ${address}`]: { meant: piece(first, '0'), also: { 'at another place': piece(first, '9'), 'an upload that nobody began': piece(NO_ID, '0'), 'no upload': piece('x', '0') } },
    [`POST ${address}/finish`]: { meant: posted(`${address}/finish`, { receipt, upload: second }), also: { 'an upload that nobody began': posted(`${address}/finish`, unknown) } },
  };
}

function hooked(door: Door): AnswerRow {
  const body = Buffer.from(JSON.stringify({ id: 'one', channel: 'SMS', text: 'help' }));
  const call = (word: Record<string, string>, adapter = 'sms') => ({ path: `/api/hooks/${adapter}`, method: 'POST', headers: { 'content-type': 'application/json', ...word }, body });
  const signed = { 'amparo-signature': door.hooksWord(body) };
  return {
    meant: call(signed),
    also: { 'not signed': call({}), 'signed too long ago': call({ 'amparo-signature': door.hooksWord(body, { at: new Date(0) }) }), 'a gateway that nobody knows': call(signed, 'nobody') },
  };
}

function entered(door: Door): Record<string, AnswerRow> {
  const entry = (word: string, report: object = { narrative: 'x' }) => posted('/entries', { entry: randomUUID(), channel: 'PHONE', report }, { authorization: word });
  const word = (role: 'REGIONAL_COORDINATOR' | 'AUDITOR') => door.personsWord({ sub: 'coord-lac', roles: [role === 'AUDITOR' ? { role } : { role, region: 'LAC' }] });
  return {
    'POST /entries': { meant: entry(word('REGIONAL_COORDINATOR')), also: { 'by somebody who may not': entry(word('AUDITOR')), 'odd content': entry(word('REGIONAL_COORDINATOR'), { x: 1 }) } },
  };
}

function operated(door: Door): Record<string, AnswerRow> {
  const headers = { authorization: door.servicesWord('portal', 'operator') };
  return {
    'GET /health/live': { meant: { path: '/health/live' } },
    'GET /health/ready': { meant: { path: '/health/ready' } },
    'GET /operator/lag': { meant: { path: '/operator/lag', headers } },
    'GET /operator/parked': { meant: { path: '/operator/parked', headers } },
    'POST /operator/redrive': { meant: posted('/operator/redrive', {}, headers) },
    'POST /operator/republish': { meant: posted('/operator/republish', { since: '2999-01-01T00:00:00Z' }, headers), also: { 'no time': posted('/operator/republish', {}, headers) } },
    'GET /operator/republishing': { meant: { path: '/operator/republishing', headers } },
    'GET /operator/epochs': { meant: { path: '/operator/epochs', headers } },
    'POST /operator/epochs/destroy': { meant: posted('/operator/epochs/destroy', { epoch: '2020-01' }, headers), refused: 'there is no key of such a month' },
  };
}
