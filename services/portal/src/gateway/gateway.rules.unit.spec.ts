import { findDestination, requestHeaders, responseHeaders } from './gateway.rules';

const services = ['directory', 'casework', 'intake', 'portal'];

describe('the gateway', () => {
  it.each([
    ['/api/directory/directory', 'directory', '/directory'],
    ['/api/casework/cases/AM-7F3K-92QD', 'casework', '/cases/AM-7F3K-92QD'],
    ['/api/casework/cases?status=OPEN&q=a?b', 'casework', '/cases?status=OPEN&q=a?b'],
    ['/api/casework/cases?q=%zz&b=\xff', 'casework', '/cases?q=%zz&b=%FF'],
    ['/api/directory/organisations/caf%C3%A9', 'directory', '/organisations/caf%C3%A9'],
    ['/api/directory/a%20b', 'directory', '/a%20b'],
    ['/api/intake/operator/lag', 'intake', '/operator/lag'],
    ['/api/portal/operator/lag', 'portal', '/operator/lag'],
    ['/api/directory/copiesx/1', 'directory', '/copiesx/1'],
  ])('passes %s on', (url, service, address) => {
    const [path, ...query] = address.split('?');
    expect(findDestination(url, services)).toEqual({ service, path, query: query.join('?') });
  });

  it.each([
    ['/api/directory/copies/roster', 'is for services'],
    ['/api/intake/handover/submissions/1', 'is for services'],
    ['/api/directory/internal', 'is for services'],
    ['/api/directory/Copies/roster', 'is for services, however spelled'],
    ['/api/directory/%63opies/roster', 'is for services, however encoded'],
    ['/api/directory/%2563opies/roster', 'is encoded twice'],
    ['/api/directory/people/../copies/roster', 'walks'],
    ['/api/directory/people/%2e%2e/copies/roster', 'walks, encoded'],
    ['/api/directory/./copies/roster', 'stands still'],
    ['/api/directory//copies/roster', 'has an empty part'],
    ['/api/directory/people%2F..%2Fcopies', 'hides a slash'],
    ['/api/directory/people\\..\\copies', 'has the other slash'],
    ['/api/directory/people%5Ccopies', 'hides the other slash'],
    ['/api/directory/people%00', 'hides a control character'],
    ['/api/directory/copies;a=b/roster', 'hides behind a parameter'],
    ['/api/directory/people%3Fx', 'hides a question mark'],
    ['/api/directory/people#x', 'has a fragment'],
    ['/api/directory/%zz', 'is encoded wrongly'],
    ['/api/directory', 'names no path'],
    ['/api/directory/', 'names no path'],
    ['/api/portal/', 'is the portal itself'],
    ['/api/portal/api/session', 'is the portal itself'],
    ['/api/portal/%6Fperator%2Flag', 'is the portal itself'],
    ['/api/nowhere/x', 'names no service'],
    ['/api/__proto__/x', 'names no service'],
    ['/%61pi/directory/people', 'is spelled otherwise'],
    ['http://elsewhere.example/api/directory/people', 'is elsewhere'],
    ['//elsewhere.example/api/directory/people', 'is elsewhere'],
    ['', 'is nothing'],
  ])('does not pass %s on: it %s', (url) => {
    expect(findDestination(url, services)).toBeUndefined();
  });

  it('takes from a caller only what cannot say who she is', () => {
    const sent = {
      accept: 'application/json', 'content-type': 'application/json', 'content-length': '2', host: 'localhost:4000', authorization: 'Bearer x', cookie: 'a=b',
      forwarded: 'for=1.2.3.4', 'x-forwarded-for': '1.2.3.4', 'x-user': 'root', 'user-agent': 'somebody', connection: 'x-user', te: 'trailers', 'transfer-encoding': 'chunked',
    };
    expect(requestHeaders(sent, 'POST')).toEqual({ accept: 'application/json', 'content-type': 'application/json', 'content-length': '2' });
    expect(requestHeaders(sent, 'GET')).toEqual({ accept: 'application/json' });
  });

  it('gives back no cookie, no second security header, no mark, and nothing of the inner connection or of who answered there', () => {
    const answered = {
      'content-type': 'application/json', 'retry-after': '5', etag: '"1"', 'last-modified': 'x', server: 'x', via: 'x', 'set-cookie': ['a=b'], 'X-Powered-By': 'x', connection: 'close', 'cache-control': 'public',
    };
    expect(responseHeaders({ 'content-security-policy': "sandbox; default-src 'none'" })).toEqual({ 'content-security-policy': "sandbox; default-src 'none'" });
    expect(responseHeaders({ 'content-security-policy': "default-src *; sandbox" })).toEqual({});
    expect(responseHeaders(answered)).toEqual({ 'content-type': 'application/json', 'retry-after': '5' });
  });
});
