import { hearing } from './hear-what-is-said';
import { SaidTexts } from './said-texts';

const CODE = 'ABCDE-FGHJK-12345-67890-ABCDE-FGHJK-MNPQR';
const form = (fields: Record<string, string>, file?: string): FormData => {
  const made = new FormData();
  for (const [name, value] of Object.entries(fields)) made.append(name, value);
  if (file !== undefined) made.append('file', new Blob(['x']), file);
  return made;
};

it.each<[string, RequestInit, string]>([
  ['JSON', { method: 'POST', body: JSON.stringify({ narrative: 'They came at night.', acts: ['ACT-ARREST'] }) }, 'They came at night.'],
  ['a form', { method: 'POST', body: new URLSearchParams({ story: 'They came at night.' }) }, 'They came at night.'],
  ['a form that is written already', { method: 'POST', body: 'code=a+few+words&go=send', headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 'a few words'],
  ['a return code', { method: 'POST', body: JSON.stringify({ receipt: CODE }) }, CODE],
  ['the name of a file', { method: 'POST', body: form({ receipt: CODE }, 'the house of Ana.jpg') }, 'the house of Ana.jpg'],
  ['a cookie', { headers: { cookie: '__Host-session=abcdefghijklmnop' } }, '__Host-session=abcdefghijklmnop'],
  ['a token', { headers: { authorization: 'Bearer abcdefghijklmnopqr' } }, 'abcdefghijklmnopqr'],
])('what is sent as %s is heard', async (_name, init, text) => {
  const said = new SaidTexts();
  const sent: unknown[] = [];
  const send = hearing(said, async (...call) => {
    sent.push(call);
    return new Response('the answer');
  });
  expect(await (await send('http://127.0.0.1/api/reports', init)).text()).toBe('the answer');
  expect(sent).toEqual([['http://127.0.0.1/api/reports', init]]);
  expect(said.findIn('a log', Buffer.from(`{"says":"${text}"}`))).toEqual([{ where: 'a log', canary: expect.stringContaining(' /api/reports (plain)') as unknown }]);
});

it.each([['no JSON', '{"narrative":'], ['too large to be taken', `{"narrative":"${'They came. '.repeat(10_000)}"}`]])('a body that is %s is sent all the same', async (_name, body) => {
  const send = hearing(new SaidTexts(), async () => new Response());
  expect((await send('http://127.0.0.1/', { method: 'POST', body })).status).toBe(200);
});
