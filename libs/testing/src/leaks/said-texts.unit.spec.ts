import { gzipSync } from 'node:zlib';
import { SaidTexts } from './said-texts';
import { searchBytes } from './search-bytes';

const STORY = 'Cuatro hombres armados vinieron de noche; "nadie" abrió <la puerta> & se fueron hacia el río';
const said = new SaidTexts();
said.add('something else that was said', 'narrative in POST /nowhere');
said.add(STORY, 'narrative in POST /api/reports');

const found = (content: string | Buffer) => searchBytes(said, 'here', Buffer.from(content as string)).map(({ canary }) => canary);
const base64 = (before: string, kind: 'base64' | 'base64url' = 'base64') => Buffer.from(`${before}${STORY}?`).toString(kind);

it.each<[string, string | Buffer]>([
  ['as it is', `before ${STORY} behind`], ['its beginning alone', `before ${STORY.slice(0, 24)} behind`], ['its end alone', STORY.slice(-24)], ['its middle', STORY.slice(30, 70)],
  ['as JSON', JSON.stringify({ a: STORY.slice(40) })], ['as HTML', STORY.slice(40).replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/&(?!.t;)/g, '&amp;').replace(/"/g, '&quot;')],
  ['as an address', encodeURIComponent(STORY)], ['as a form', new URLSearchParams({ a: STORY }).toString()], ['in hexadecimal', Buffer.from(STORY).toString('hex')],
  ['in hexadecimal, in capital letters', Buffer.from(STORY).toString('hex').toUpperCase()], ['in base64, first place', base64('')], ['in base64, second place', base64('x')], ['in base64, third place', base64('xy')],
  ['in base64 for addresses', base64('x', 'base64url')], ['in UTF-16', Buffer.from(STORY, 'utf16le')], ['in UTF-16, turned', Buffer.from(STORY, 'utf16le').swap16()],
  ['packed', Buffer.concat([Buffer.from('before'), gzipSync(STORY), Buffer.from('behind')])],
])('what was said is found %s', (_name, content) => {
  expect(found(content)).toContainEqual(expect.stringMatching(/^narrative in POST \/api\/reports \(/));
});

it('is told by where it was said and how it is written, never by its words', () => {
  expect(found(STORY)).toEqual(['narrative in POST /api/reports (plain)']);
});

it('is not found where it is not: neither by a few of its letters, nor in noise', () => {
  expect(found(`${STORY.slice(0, 12)} ${STORY.slice(50, 62)} ${Buffer.from('armados').toString('hex')}`)).toEqual([]);
});

it('what may be told anywhere is not looked for, whenever that is known', () => {
  const texts = new SaidTexts();
  texts.addBody({ name: 'coordinator-of-somewhere', password: 'a password of hers' }, 'POST /api/sign-in/password');
  expect(texts.findIn('here', Buffer.from('coordinator-of-somewhere'))).toHaveLength(1);
  texts.addBody({ people: [{ id: 'coordinator-of-somewhere', name: 'Invented Name' }] }, 'PUT /directory');
  expect(texts.findIn('here', Buffer.from('coordinator-of-somewhere'))).toEqual([]);
  texts.addBody({ people: [{ id: 'desk', name: 'Accountability' }], groups: [{ id: 'group', name: 'Accountability desk' }] }, 'PUT /directory');
  expect(texts.findIn('here', Buffer.from('Accountability desk'))).toEqual([]);
  expect(texts.findIn('here', Buffer.from('Invented Name, a password of hers')).map(({ canary }) => canary)).toEqual(['people.name in PUT /directory (plain)', 'password in POST /api/sign-in/password (plain)']);
});
