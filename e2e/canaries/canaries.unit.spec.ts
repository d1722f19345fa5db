import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { searchBytes } from '@amparo/testing';
import { Canaries, Words } from './canaries';

const canaries = new Canaries();
canaries.in('something else');
const word = canaries.in('a story');
const wide = Buffer.from(word, 'utf16le');
const base64 = (before: string, kind: 'base64' | 'base64url' = 'base64'): string => Buffer.from(`${before}${word}?`).toString(kind);

describe('a canary', () => {
  it.each<[string, string | Buffer]>([
    ['as it is', `{"a":"${word}"}`],
    ['with others around it', `xx${word}yy`],
  ])('is known by what it was put into: %s', (_name, written) => {
    expect(searchBytes(canaries, 'here', Buffer.from(written as string))).toEqual([{ where: 'here', canary: 'a story' }]);
  });

  it.each<[string, string | Buffer]>([
    ['in capital letters', word.toUpperCase()], ['in base64, first place', base64('')], ['in base64, second place', base64('x')], ['in base64, third place', base64('xy')],
    ['in base64 for addresses', base64('\xff', 'base64url')], ['in base64, in capital letters', Buffer.from(`a${word.toUpperCase()}`).toString('base64')],
    ['in hexadecimal', Buffer.from(word).toString('hex')], ['in hexadecimal, in capital letters', Buffer.from(word).toString('hex').toUpperCase()],
    ['letter by letter in an address', Buffer.from(word).toString('hex').replace(/../g, '%$&')], ['in UTF-16', wide], ['in UTF-16, turned', Buffer.from(wide).swap16()],
    ['packed with gzip', gzipSync(word)], ['packed with gzip, inside something', Buffer.concat([Buffer.from('before'), gzipSync(word), Buffer.from('behind')])],
    ['packed with zlib', Buffer.concat([Buffer.from('x'), deflateSync(word, { level: 9 })])], ['packed without a head', deflateRawSync(word)],
    ['in base64, packed', gzipSync(base64('x'))],
  ])('is found %s', (_name, written) => {
    expect(searchBytes(canaries, 'here', Buffer.from(written as string))).not.toEqual([]);
  });

  it('is not found where it is not, nor one of another family', () => {
    expect(searchBytes(canaries, 'here', Buffer.from(new Canaries().in('a story') + word.slice(1)))).toEqual([]);
  });
});

describe('words of others', () => {
  it.each(['as they are', 'in base64'])('are found %s', (how) => {
    const written = how === 'in base64' ? Buffer.from('a password').toString('base64') : 'a password';
    expect(searchBytes(new Words(['another', 'a password']), 'here', Buffer.from(`x ${written} x`))).toEqual([{ where: 'here', canary: 'secret 1' }]);
  });
});
