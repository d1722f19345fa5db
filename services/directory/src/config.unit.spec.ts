import { directoryConfig } from './config';

describe('the settings of the directory', () => {
  const before = { ...process.env };
  const enough = {
    DIRECTORY_SERVICE_KEY_FILE: 'a', AMPARO_SERVICE_KEYS_FILE: 'b', DIRECTORY_EPOCH_KEYS_DIR: 'c', AMPARO_MODE: 'demo',
  };
  const read = (more: Record<string, string>) => {
    process.env = { ...enough, ...more };
    return directoryConfig();
  };

  afterEach(() => {
    process.env = before;
  });

  it('have defaults for one machine', () => {
    expect(read({})).toMatchObject({ webauthnRpId: 'localhost', authenticatorName: 'Portal', signingKeyLifeMs: 86_400_000, openIdIssuer: undefined });
    expect(read({ DIRECTORY_WEBAUTHN_ORIGINS: 'https://portal.example.org, https://partners.example.org' }).webauthnOrigins)
      .toEqual(['https://portal.example.org', 'https://partners.example.org']);
  });

  it.each<[string, Record<string, string>, string]>([
    ['no key folder', { DIRECTORY_EPOCH_KEYS_DIR: '' }, 'config.invalid'],
    ['half a provider', { DIRECTORY_OPEN_ID_ISSUER: 'https://id.example.org' }, 'config.invalid'],
    ['a provider without TLS in production', { AMPARO_MODE: 'production', DIRECTORY_OPEN_ID_ISSUER: 'http://id.example.org', DIRECTORY_OPEN_ID_CLIENT_ID: 'x' }, 'config.invalid'],
    ['an origin with a path', { DIRECTORY_WEBAUTHN_ORIGINS: 'https://portal.example.org/x' }, 'config.invalid'],
    ['a key that lives for seconds', { DIRECTORY_SIGNING_KEY_LIFE_MS: '1000' }, 'config.invalid'],
    ['demonstration accounts in production', { AMPARO_MODE: 'production', DIRECTORY_DEMONSTRATION_ACCOUNTS_FILE: 'x' }, 'directory.demonstration'],
  ])('are refused with %s', (_name, change, code) => {
    expect(() => read(change)).toThrow(expect.objectContaining({ code }));
  });
});
