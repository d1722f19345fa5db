import type { KeyObject } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sign } from 'jsonwebtoken';
import { makeServiceKeys, readPrivateKey, readPublicKeys } from './service-keys';
import { ServiceTokens } from './service-tokens';
import { freshSigningPair } from './signing-pair';

const directory = mkdtempSync(join(tmpdir(), 'amparo-keys-'));
const files = makeServiceKeys(directory, ['portal', 'casework', 'protection']);
const privateKey = (name: string): KeyObject => readPrivateKey(files.keyFile[name] ?? '');
const tokensOf = (name: 'portal' | 'casework' | 'protection') => ServiceTokens.fromFiles(name, files.keyFile[name] ?? '', files.keysFile);
const protection = tokensOf('protection');

afterAll(() => rmSync(directory, { recursive: true }));

const now = () => Math.floor(Date.now() / 1000);

/** A token as casework would sign it for protection, with one thing changed. */
function forged(change: { claims?: object; header?: object; key?: KeyObject | string } = {}): string {
  const claims: Record<string, unknown> = { iss: 'casework', aud: 'protection', sub: 'service:casework', iat: now(), exp: now() + 60, ...change.claims };
  for (const name of Object.keys(claims)) if (claims[name] === undefined) delete claims[name];
  const header = { alg: 'ES256', typ: 'amparo-service+jwt', kid: 'casework', ...change.header };
  return sign(claims, change.key ?? privateKey('casework'), { algorithm: 'ES256', noTimestamp: claims['iat'] === undefined, header });
}

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
const publicPem = () => readPublicKeys(files.keysFile).get('casework')?.export({ type: 'spki', format: 'pem' }).toString() ?? '';
const stranger = freshSigningPair().privateKey;

describe('a service token', () => {
  it('says which service calls', () => {
    expect(protection.findCaller(tokensOf('casework').tokenFor('protection'))).toEqual({ kind: 'service', name: 'casework' });
    expect(protection.findCaller(forged())).toEqual({ kind: 'service', name: 'casework' });
  });

  it('lets the portal, and it alone, speak for the operator', () => {
    expect(protection.findCaller(tokensOf('portal').tokenFor('protection', 'operator'))).toEqual({ kind: 'operator' });
    expect(protection.findCaller(tokensOf('casework').tokenFor('protection', 'operator'))).toBeUndefined();
  });

  it.each<[string, () => string]>([
    ['is no token', () => 'abc'],
    ['has no signature (alg none)', () => `${encoded({ alg: 'none', typ: 'amparo-service+jwt', kid: 'casework' })}.${encoded({ iss: 'casework', aud: 'protection', sub: 'service:casework', iat: now(), exp: now() + 60 })}.`],
    ['is signed with the public key as a shared secret', () => {
      const head = { alg: 'HS256', typ: 'amparo-service+jwt', kid: 'casework' };
      return sign({ iss: 'casework', aud: 'protection', sub: 'service:casework', exp: now() + 60 }, Buffer.from(publicPem()), { algorithm: 'HS256', header: head });
    }],
    ['is signed by a key that nobody knows', () => forged({ key: stranger })],
    ['is signed by another service', () => forged({ key: privateKey('portal') })],
    ['names a key that does not exist', () => forged({ header: { kid: 'nobody' } })],
    ['names a path as its key', () => forged({ header: { kid: '../../dev/null' } })],
    ['names a built-in property as its key', () => forged({ header: { kid: '__proto__' } })],
    ['names no key', () => forged({ header: { kid: undefined } })],
    ['brings its own key', () => forged({ key: stranger, header: { jwk: stranger.export({ format: 'jwk' }) } })],
    ['is of another type', () => forged({ header: { typ: 'JWT' } })],
    ['is of no type', () => forged({ header: { typ: undefined } })],
    ['is for another service', () => forged({ claims: { aud: 'grants' } })],
    ['is for several services', () => forged({ claims: { aud: ['grants', 'protection'] } })],
    ['is for nobody', () => forged({ claims: { aud: undefined } })],
    ['names another issuer than its key', () => forged({ claims: { iss: 'portal' } })],
    ['has no issuer', () => forged({ claims: { iss: undefined } })],
    ['never ends', () => forged({ claims: { exp: undefined } })],
    ['ended a minute ago', () => forged({ claims: { iat: now() - 120, exp: now() - 60 } })],
    ['lives for a day', () => forged({ claims: { exp: now() + 86_400 } })],
    ['does not say when it was made', () => forged({ claims: { iat: undefined } })],
    ['was made in the future', () => forged({ claims: { iat: now() + 600, exp: now() + 660 } })],
    ['is not valid yet', () => forged({ claims: { nbf: now() + 600 } })],
    ['has no subject', () => forged({ claims: { sub: undefined } })],
    ['speaks for another service', () => forged({ claims: { sub: 'service:portal' } })],
    ['speaks for a person', () => forged({ claims: { sub: 'admin' } })],
  ])('is worth nothing when it %s', (_name, make) => {
    expect(protection.findCaller(make())).toBeUndefined();
  });

  it('is worth nothing after one changed character', () => {
    const [head, body, signature] = forged().split('.') as [string, string, string];
    const changed = JSON.parse(Buffer.from(body, 'base64url').toString()) as object;
    expect(protection.findCaller(`${head}.${encoded({ ...changed, sub: 'operator' })}.${signature}`)).toBeUndefined();
  });

  it('allows for clocks that differ by half a minute', () => {
    expect(protection.findCaller(forged({ claims: { iat: now() + 20, exp: now() + 80 } }))).toBeDefined();
    expect(protection.findCaller(forged({ claims: { iat: now() - 110, exp: now() - 20 } }))).toBeDefined();
  });
});

describe('service keys', () => {
  it('stay the same when made again, and private ones are for their owner alone', () => {
    const before = readFileSync(files.keysFile, 'utf8');
    expect(makeServiceKeys(directory, ['portal', 'casework', 'protection'])).toEqual(files);
    expect(readFileSync(files.keysFile, 'utf8')).toBe(before);
    expect(statSync(files.keyFile['casework'] ?? '').mode & 0o777).toBe(0o600);
    expect(before).not.toContain('"d"');
  });
});
