import { cookieValue } from './cookies.rules';
import { isOurs } from './same-origin.rules';
import { isOver } from './session.rules';

const now = new Date('2026-03-01T12:00:00Z');
const before = (seconds: number) => new Date(now.getTime() - seconds * 1_000);

describe("a session's own times", () => {
  it.each([
    [before(0), 3_600, false],
    [before(900), 3_600, false],
    [before(919), 3_600, false],
    [before(920), 3_600, true],
    [before(0), 1, false],
    [before(0), 0, true],
    [before(0), -1, true],
  ])('last used %s and ending in %s s: over is %s', (lastUsedAt, secondsLeft, over) => {
    expect(isOver({ idleSeconds: 900, lastUsedAt, endsAt: before(-secondsLeft) }, now)).toBe(over);
  });
});

describe('a request of the portal itself', () => {
  const host = 'localhost:4000';
  const ours = 'http://localhost:4000';
  it.each([
    ['POST', ours, 'same-origin', true],
    ['POST', ours, undefined, true],
    ['POST', 'null', 'same-origin', true],
    ['POST', undefined, 'same-origin', true],
    ['POST', undefined, undefined, false],
    ['POST', 'null', undefined, false],
    ['POST', ours, 'cross-site', false],
    ['POST', ours, 'same-site', false],
    ['POST', ours, 'none', false],
    ['POST', 'http://localhost:4001', 'same-origin', false],
    ['POST', 'https://localhost:4000', undefined, false],
    ['POST', 'http://evil.example', undefined, false],
    ['POST', 'not an origin', undefined, false],
    ['DELETE', undefined, undefined, false],
    ['GET', undefined, undefined, true],
    ['GET', undefined, 'same-origin', true],
    ['GET', undefined, 'none', true],
    ['GET', undefined, 'cross-site', false],
    ['GET', undefined, 'same-site', false],
    ['GET', 'http://evil.example', undefined, false],
    ['GET', 'null', undefined, false],
  ])('%s with origin %s and site %s: %s', (method, origin, site, is) => {
    expect(isOurs({ method, host, origin, site }, [])).toBe(is);
  });

  it.each([
    ['http://partners.localhost:4000', 'partners.localhost:4000', [], true],
    ['http://127.0.0.1:4000', '127.0.0.1:4000', [], true],
    ['http://rebound.example:4000', 'rebound.example:4000', [], false],
    ['http://localhost.evil.example', 'localhost.evil.example', [], false],
    ['https://portal.example', 'portal.example', ['https://portal.example'], true],
    ['https://portal.example', 'inside:4000', ['https://portal.example'], true],
    ['http://portal.example', 'portal.example', ['https://portal.example'], false],
    ['http://localhost:4000', 'localhost:4000', ['https://portal.example'], false],
  ])('with origin %s, host %s and %j as ours: %s', (origin, of, origins, is) => {
    expect(isOurs({ method: 'POST', host: of, origin, site: undefined }, origins)).toBe(is);
  });
});

describe('a cookie', () => {
  it.each([
    ['a=1', 'a', '1'],
    ['b=2; a=1', 'a', '1'],
    ['a=1; a=2', 'a', undefined],
    ['aa=1', 'a', undefined],
    ['a=', 'a', undefined],
    ['a="1"', 'a', undefined],
    [undefined, 'a', undefined],
  ])('in %j named %s is %s', (header, name, value) => {
    expect(cookieValue(header, name)).toBe(value);
  });
});
