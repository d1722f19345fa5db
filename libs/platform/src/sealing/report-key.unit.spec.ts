import { sign } from 'jsonwebtoken';
import { freshSigningPair } from '../access/signing-pair';
import { publicKeyOf } from './hpke-keys';
import { readReportKey, stateReportKey } from './report-key';

const casework = freshSigningPair();
const key = { month: '2026-12', publicKey: publicKeyOf(Buffer.alloc(32, 7)) };
const header = { alg: 'ES256', typ: 'amparo-report-key+jwt' } as const;
const said = { month: key.month, key: key.publicKey.toString('hex') };
const usual = { algorithm: 'ES256', issuer: 'casework', audience: 'intake', expiresIn: 300, header } as const;

describe('what casework says of the key that reports are sealed to', () => {
  it('is believed where casework signed it', () => {
    expect(readReportKey(stateReportKey(key, casework.privateKey), casework.publicKey)).toEqual(key);
  });

  it.each([
    ['another signed it', stateReportKey(key, freshSigningPair().privateKey)],
    ['it is of another kind', sign(said, casework.privateKey, { ...usual, header: { alg: 'ES256', typ: 'amparo-service+jwt' } })],
    ['another service says so', sign(said, casework.privateKey, { ...usual, issuer: 'directory' })],
    ['it is for somebody else', sign(said, casework.privateKey, { ...usual, audience: 'portal' })],
    ['it is old', sign({ ...said, iat: Math.floor(Date.now() / 1_000) - 4_000 }, casework.privateKey, { ...usual, expiresIn: 90_000 })],
    ['it never ends', sign(said, casework.privateKey, { algorithm: 'ES256', issuer: 'casework', audience: 'intake', header })],
    ['the month is none', sign({ ...said, month: 'soon' }, casework.privateKey, usual)],
    ['the key is short', sign({ ...said, key: '00' }, casework.privateKey, usual)],
    ['it is no statement', 'e30.e30.'],
  ])('is not believed where %s', (_what, statement) => {
    expect(readReportKey(statement, casework.publicKey)).toBeUndefined();
  });
});
