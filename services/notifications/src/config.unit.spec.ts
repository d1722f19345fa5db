import { notificationsConfig } from './config';

const BASE = {
  NOTIFICATIONS_DATABASE_URL: 'postgres://app:a-long-secret@localhost/x', AMPARO_EVENT_LOG_DATABASE_URL: 'postgres://app:a-long-secret@localhost/y',
  NOTIFICATIONS_SERVICE_KEY_FILE: 'key', AMPARO_SERVICE_KEYS_FILE: 'keys', NOTIFICATIONS_EPOCH_KEYS_DIR: 'sealing',
};
const before = { ...process.env };

function configOf(env: Record<string, string>) {
  process.env = { ...BASE, ...env };
  return notificationsConfig();
}

describe('The settings of notifications', () => {
  afterEach(() => {
    process.env = { ...before };
  });

  it('have the pauses of the delivery rules by default', () => {
    expect(configOf({}).dangerPausesMs).toEqual([0, 5_000, 15_000, 60_000, 120_000]);
  });

  it('count as not given when they are empty', () => {
    expect(configOf({ NOTIFICATIONS_DANGER_PAUSES_MS: '', SMTP_URL: '' })).toMatchObject({ dangerPausesMs: [0, 5_000, 15_000, 60_000, 120_000] });
  });

  it('read pauses as a list', () => {
    expect(configOf({ NOTIFICATIONS_DANGER_PAUSES_MS: '0, 50,100' }).dangerPausesMs).toEqual([0, 50, 100]);
  });

  it.each<[string, Record<string, string>]>([
    ['NOTIFICATIONS_DANGER_PAUSES_MS', { NOTIFICATIONS_DANGER_PAUSES_MS: '5,often' }],
    ['SMTP_URL', { SMTP_URL: 'https://mail.example.org' }],
    ['MAIL_FROM', { MAIL_FROM: 'Somebody <a@example.org>' }],
    ['PAGE_WEBHOOK_SECRET_FILE', { PAGE_WEBHOOK_URL: 'https://pager.example.org' }],
    ['NOTIFICATIONS_EPOCH_KEYS_DIR', { NOTIFICATIONS_EPOCH_KEYS_DIR: '' }],
    ['SMTP_URL', { AMPARO_MODE: 'production' }],
    ['PAGE_WEBHOOK_URL', { AMPARO_MODE: 'production', SMTP_URL: 'smtp://mail.example.org', PAGE_WEBHOOK_URL: 'http://pager.example.org', PAGE_WEBHOOK_SECRET_FILE: 'x' }],
  ])('are refused by the name of %s', (name, env) => {
    expect(() => configOf(env)).toThrow(name);
  });
});
