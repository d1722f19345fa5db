import { createPublicKey, type KeyObject } from 'node:crypto';
import { sign, type SignOptions } from 'jsonwebtoken';
import { PeerUnavailable } from '../peers/peer-errors';
import { PersonKeys } from './person-keys';
import { PersonTokens } from './person-tokens';
import { freshSigningPair } from './signing-pair';

const signing = freshSigningPair();
const next = freshSigningPair();
const stranger = freshSigningPair();

/** A directory that shows some keys, or does not answer. */
class Directory {
  shown: Record<string, KeyObject> = { 'k-1': signing.publicKey };
  away = false;
  asked = 0;

  get = async <T>(): Promise<T> => {
    this.asked += 1;
    if (this.away) throw new PeerUnavailable('directory', 'unreachable');
    return { keys: Object.entries(this.shown).map(([kid, key]) => ({ kid, ...key.export({ format: 'jwk' }) })) } as T;
  };
}

const claims = { sub: 'coord-lac', sid: 's-1', roles: [{ role: 'REGIONAL_COORDINATOR', region: 'LAC' }], con: ['c-9'], fac: 2, lang: 'es' };
const seconds = () => Math.floor(Date.now() / 1000);

interface Forgery {
  key?: KeyObject | Buffer;
  claims?: Record<string, unknown>;
  header?: Record<string, unknown>;
  algorithm?: SignOptions['algorithm'];
}

function made({ key = signing.privateKey, claims: changed = {}, header = {}, algorithm = 'ES256' }: Forgery = {}): string {
  const said = { iss: 'directory', aud: 'casework', iat: seconds(), exp: seconds() + 60, ...claims, ...changed };
  const body = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  return sign(body, key, { algorithm, noTimestamp: said.iat === undefined, header: { alg: algorithm ?? 'ES256', typ: 'amparo-person+jwt', kid: 'k-1', ...header } });
}

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('the token of a person', () => {
  let directory: Directory;
  let tokens: PersonTokens;
  beforeEach(() => {
    directory = new Directory();
    tokens = new PersonTokens('casework', new PersonKeys(directory));
  });

  it('says who calls, with roles, conflicts and factors', async () => {
    await expect(tokens.findSubject(made())).resolves.toEqual({
      person: 'coord-lac', session: 's-1', roles: [{ role: 'REGIONAL_COORDINATOR', region: 'LAC' }], conflicts: ['c-9'], factors: 2, language: 'es',
    });
  });

  it.each<[string, () => string]>([
    ['is no token', () => 'a.b.c'],
    ['is not signed', () => `${encoded({ alg: 'none', typ: 'amparo-person+jwt', kid: 'k-1' })}.${encoded({ iss: 'directory', aud: 'casework', iat: seconds(), exp: seconds() + 60, ...claims })}.`],
    ['is signed with the public key as a shared secret', () =>
      made({ key: Buffer.from(signing.publicKey.export({ type: 'spki', format: 'pem' }).toString()), algorithm: 'HS256' })],
    ['is signed by a key that nobody knows', () => made({ key: stranger.privateKey })],
    ['names a key that does not exist', () => made({ header: { kid: 'k-9' } })],
    ['names a path as its key', () => made({ header: { kid: '../../dev/null' } })],
    ['names a built-in property as its key', () => made({ header: { kid: '__proto__' } })],
    ['names SQL as its key', () => made({ header: { kid: "x' UNION SELECT 'k-1" } })],
    ['names no key', () => made({ header: { kid: undefined } })],
    ['brings its own key', () => made({ key: stranger.privateKey, header: { jwk: createPublicKey(stranger.privateKey).export({ format: 'jwk' }) } })],
    ['says where its key is to be fetched', () => made({ key: stranger.privateKey, header: { jku: 'http://127.0.0.1:9/keys', kid: 'k-9' } })],
    ['is of another type', () => made({ header: { typ: 'JWT' } })],
    ['is the token of a service', () => made({ header: { typ: 'amparo-service+jwt' } })],
    ['is of no type', () => made({ header: { typ: undefined } })],
    ['is for another service', () => made({ claims: { aud: 'grants' } })],
    ['is for several services', () => made({ claims: { aud: ['casework', 'grants'] } })],
    ['is for nobody', () => made({ claims: { aud: undefined } })],
    ['has another issuer', () => made({ claims: { iss: 'portal' } })],
    ['has no issuer', () => made({ claims: { iss: undefined } })],
    ['never ends', () => made({ claims: { exp: undefined } })],
    ['ended a minute ago', () => made({ claims: { iat: seconds() - 120, exp: seconds() - 60 } })],
    ['lives for a day', () => made({ claims: { exp: seconds() + 86_400 } })],
    ['does not say when it was made', () => made({ claims: { iat: undefined } })],
    ['was made in the future', () => made({ claims: { iat: seconds() + 600, exp: seconds() + 660 } })],
    ['is not valid yet', () => made({ claims: { nbf: seconds() + 600 } })],
    ['has no subject', () => made({ claims: { sub: undefined } })],
    ['does not say her session', () => made({ claims: { sid: undefined } })],
    ['does not say her conflicts', () => made({ claims: { con: undefined } })],
    ['does not say her factors', () => made({ claims: { fac: 3 } })],
  ])('is worth nothing when it %s', async (_name, make) => {
    await expect(tokens.findSubject(make())).resolves.toBeUndefined();
  });

  it('is worth nothing after one changed claim', async () => {
    const [head, body, signature] = made().split('.') as [string, string, string];
    const changed = { ...(JSON.parse(Buffer.from(body, 'base64url').toString()) as object), sub: 'admin' };
    await expect(tokens.findSubject(`${head}.${encoded(changed)}.${signature}`)).resolves.toBeUndefined();
  });

  it('is told apart from others that are checked at the same time', async () => {
    const people = ['a', 'b', 'c', 'd', 'e'];
    const found = await Promise.all(people.map((sub) => tokens.findSubject(made({ claims: { sub } }))));
    expect(found.map((subject) => subject?.person)).toEqual(people);
  });
});

describe('the keys of the directory', () => {
  let now: number;
  let directory: Directory;
  let tokens: PersonTokens;
  beforeEach(() => {
    now = 1_000_000;
    directory = new Directory();
    tokens = new PersonTokens('casework', new PersonKeys(directory, () => now));
  });
  const byNext = () => made({ key: next.privateKey, header: { kid: 'k-2' } });

  it('may change while a token is on its way', async () => {
    await tokens.findSubject(made());
    directory.shown = { 'k-1': signing.publicKey, 'k-2': next.publicKey };
    now += 3_000;
    await expect(tokens.findSubject(byNext())).resolves.toBeDefined();
    await expect(tokens.findSubject(made())).resolves.toBeDefined();
  });

  it('stop to count within two refreshes after the directory no longer shows them', async () => {
    await tokens.findSubject(made());
    directory.shown = { 'k-2': next.publicKey };
    now += 61_000;
    await tokens.findSubject(made());
    await new Promise((done) => setImmediate(done));
    await expect(tokens.findSubject(made())).resolves.toBeUndefined();
  });

  it('are kept for hours while the directory is away', async () => {
    await tokens.findSubject(made());
    directory.away = true;
    for (let minutes = 0; minutes < 180; minutes += 1) {
      now += 60_000;
      await expect(tokens.findSubject(made())).resolves.toBeDefined();
    }
  });

  it('are not asked for again and again because of made-up ids', async () => {
    await tokens.findSubject(made());
    const before = directory.asked;
    for (let i = 0; i < 100; i += 1) await tokens.findSubject(made({ header: { kid: `made-up-${i}` } }));
    expect(directory.asked - before).toBe(0);
    now += 2_000;
    await Promise.all(Array.from({ length: 100 }, (_, i) => tokens.findSubject(made({ header: { kid: `other-${i}` } }))));
    expect(directory.asked - before).toBe(1);
  });

  it('that were never read make the call fail, not the caller look like nobody', async () => {
    directory.away = true;
    await expect(tokens.findSubject(made())).rejects.toThrow(PeerUnavailable);
    directory.away = false;
    await expect(tokens.findSubject(made())).resolves.toBeDefined();
  });
});
