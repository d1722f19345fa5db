import { Refusal } from '@amparo/kernel';
import { parseJsonBody } from './json-body';

const parse = (text: string | Buffer) => parseJsonBody(Buffer.from(text as string));

describe('a JSON body', () => {
  it.each<[string, string | Buffer]>([
    ['nothing', ''],
    ['broken syntax', '{"a":'],
    ['a second value behind the first', '{} {}'],
    ['bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22])],
    ['UTF-16', Buffer.from('{"a":1}', 'utf16le')],
    ['a NUL as it is', '{"a":"\0"}'],
    ['a NUL escaped', '{"a":"x\\u0000y"}'],
    ['a NUL escaped in a key', '{"\\u0000":1}'],
    ['half a surrogate pair', '{"a":"\\ud83d"}'],
    ['half a surrogate pair before another escape', '{"a":"\\ud83d\\n"}'],
    ['the second half alone', '{"a":"\\udc00"}'],
    ['65 levels', '['.repeat(65) + ']'.repeat(65)],
    ['200,000 levels', '['.repeat(200_000)],
    ['200,000 levels of objects', '{"a":'.repeat(200_000)],
    ['20,001 keys', `{${Array.from({ length: 20_001 }, (_, i) => `"k${i}":1`).join(',')}}`],
    ['NaN', '{"a":NaN}'],
    ['a key twice', '{"a":1,"a":1}'],
    ['a key twice, once escaped', '{"a":1,"\\u0061":2}'],
    ['a key twice, with an object between', '{"a":{"b":1},"c":[{}],"a":2}'],
    ['a key twice deep inside', '[{"x":[{"constructor":1,"constructor":2}]}]'],
  ])('is refused with one fixed answer when it holds %s', (_name, body) => {
    expect(() => parse(body)).toThrow(new Refusal('malformed', 'request.malformed', 'The request is not well formed.'));
  });

  it.each<[string, string, unknown]>([
    ['an empty object', '{}', {}],
    ['64 levels', '['.repeat(64) + ']'.repeat(64), expect.anything()],
    ['brackets and colons in a text', JSON.stringify({ a: '[{:'.repeat(10_000) }), expect.anything()],
    ['a whole surrogate pair', '{"a":"\\ud83d\\ude00"}', { a: '😀' }],
    ['a backslash before a u', '{"a":"\\\\u0000"}', { a: '\\u0000' }],
    ['an escaped quote', '{"a":"\\"","b":[]}', { a: '"', b: [] }],
    ['a byte order mark', '\ufeff{"a":1}', { a: 1 }],
    ['a key in several objects', '{"a":[{"a":1},{"a":2}],"b":{"a":{"a":3},"b":4}}', { a: [{ a: 1 }, { a: 2 }], b: { a: { a: 3 }, b: 4 } }],
    ['a value like a key', '{"a":"b","b":"a"}', { a: 'b', b: 'a' }],
    ['a property called constructor', '{"constructor":"x"}', { constructor: 'x' }],
    ['any script', '{"a":"ñ ع 中 🇵🇪"}', { a: 'ñ ع 中 🇵🇪' }],
  ])('passes with %s', (_name, body, value) => {
    expect(parse(body)).toEqual({ value, hadPrototypeKeys: false });
  });

  it.each(['{"a":[{"__proto__":{"admin":true}}]}', '{"constructor":{"prototype":{"admin":true}}}'])(
    'loses what could change all objects, says so, and is not refused: %s',
    (body) => {
      const { value, hadPrototypeKeys } = parse(body);
      expect(hadPrototypeKeys).toBe(true);
      expect(JSON.stringify(value)).not.toContain('admin');
      expect(({} as { admin?: boolean }).admin).toBeUndefined();
    },
  );
});
