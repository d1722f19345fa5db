import type { RoleHeld } from '@amparo/domain';
import { entranceOf, isThere, maySignIn, partnersAddress } from './entrance.rules';

const here = { origins: [], partnerOrigins: [] };
const real = { origins: ['https://desk.example.org'], partnerOrigins: ['https://partners.example.org', 'https://socios.example.org'] };
const without = { origins: ['https://desk.example.org'], partnerOrigins: [] };

test.each([
  ['partners.localhost:4000', here, 'PARTNERS'], ['PARTNERS.localhost', here, 'PARTNERS'], ['localhost:4000', here, 'DESK'], ['127.0.0.1:4000', here, 'DESK'],
  ['x.partners.localhost:4000', here, 'DESK'], [undefined, here, 'DESK'],
  ['partners.example.org', real, 'PARTNERS'], ['socios.example.org', real, 'PARTNERS'], ['desk.example.org', real, 'DESK'], ['partners.localhost:4000', real, 'DESK'],
  ['partners.localhost:4000', without, 'DESK'],
] as const)('%s is an entrance', (host, origins, entrance) => {
  expect(entranceOf(host, origins)).toBe(entrance);
});

test('partners are sent to their own entrance, where there is one', () => {
  expect([partnersAddress('localhost:4711', here), partnersAddress(undefined, here), partnersAddress('desk.example.org', real), partnersAddress('desk.example.org', without)])
    .toEqual(['http://partners.localhost:4711', 'http://partners.localhost', 'https://partners.example.org', undefined]);
});

const partner: RoleHeld = { role: 'PROTECTION_PARTNER' };
test.each<[string, RoleHeld[], boolean, boolean]>([
  ['a partner', [partner], false, true], ['a coordinator', [{ role: 'REGIONAL_COORDINATOR', region: 'LAC' }], true, false],
  ['somebody who is both', [partner, { role: 'CASE_HANDLER' }], true, true], ['a reviewer', [{ role: 'REVIEWER' }], true, false], ['somebody without a role', [], true, false],
])('%s signs in where she belongs', (_who, roles, desk, partners) => {
  expect([maySignIn(roles, 'DESK'), maySignIn(roles, 'PARTNERS')]).toEqual([desk, partners]);
});

test.each([
  ['protection', '/offers', false, true], ['protection', '/offers/1/packet', false, true], ['protection', '/cases/1/referrals', true, false], ['protection', '/alerts', true, false],
  ['directory', '/me', true, true], ['directory', '/own-organisation/compromised', false, true], ['directory', '/people', true, false], ['directory', '/accounts', true, false],
  ['casework', '/cases', true, false], ['notifications', '/items', true, true], ['notifications', '/items/1/acknowledge', true, true], ['notifications', '/deliveries', true, false], ['portal', '/operator/lag', true, false], ['constructor', '/x', true, false],
])('%s %s is where it belongs', (service, path, desk, partners) => {
  expect([isThere('DESK', service, path), isThere('PARTNERS', service, path)]).toEqual([desk, partners]);
});
