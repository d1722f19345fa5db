import { portalConfig } from './config';

describe('the settings of the portal', () => {
  const before = { ...process.env };
  afterEach(() => void (process.env = { ...before }));

  const needed = {
    PORTAL_DATABASE_URL: 'postgres://amparo_portal_app:invented-1@db.example.org/amparo_portal', PORTAL_SERVICE_KEY_FILE: '/keys/portal.key', AMPARO_SERVICE_KEYS_FILE: '/keys/all.json',
    AMPARO_EVENT_LOG_DATABASE_URL: 'postgres://events:invented-2@db.example.org/events', PORTAL_OPERATOR_TOKEN_FILE: '/keys/operator.token',
  };
  const read = (settings: Record<string, string>) => {
    Object.assign(process.env, needed, settings);
    return portalConfig();
  };

  it('take this machine\'s own names where nothing is said, outside production', () => {
    expect(read({ PORTAL_ORIGINS: '' }).origins).toEqual([]);
  });

  it.each([
    ['no origin in production', { AMPARO_MODE: 'production', PORTAL_ORIGINS: '' }],
    ['an origin in production without TLS', { AMPARO_MODE: 'production', PORTAL_ORIGINS: 'https://portal.example.org,http://partners.example.org' }],
  ])('refuse %s', (_name, settings) => {
    expect(() => read(settings)).toThrow(expect.objectContaining({ code: 'portal.origins' }));
  });

  it('take https, an onion address, and this machine\'s own names in production', () => {
    const origins = ['https://portal.example.org', 'http://abcdef.onion', 'http://localhost:4000'];
    expect(read({ AMPARO_MODE: 'production', PORTAL_ORIGINS: origins.join(',') }).origins).toEqual(origins);
  });
});
