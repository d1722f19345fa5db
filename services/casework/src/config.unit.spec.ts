import { caseworkConfig } from './config';

const BASE = {
  CASEWORK_DATABASE_URL: 'postgres://app:a-long-secret@localhost/x', CASEWORK_PEOPLE_DATABASE_URL: 'postgres://people:a-long-secret@localhost/x',
  AMPARO_EVENT_LOG_DATABASE_URL: 'postgres://app:a-long-secret@localhost/y', CASEWORK_SERVICE_KEY_FILE: 'key', AMPARO_SERVICE_KEYS_FILE: 'keys', CASEWORK_EPOCH_KEYS_DIR: 'sealing',
  CASEWORK_HPKE_PRIVATE_KEY_FILE: 'hpke',
};
const before = { ...process.env };

function configOf(env: Record<string, string>) {
  process.env = { ...BASE, ...env };
  return caseworkConfig();
}

describe('The settings of casework', () => {
  afterEach(() => {
    process.env = { ...before };
  });

  it('keep closed cases as guide 4.5 says by default, and call others at 50 reads a day and stop at 200', () => {
    expect(configOf({}).retention()).toEqual({ SPAM: 30, NOT_A_REPRISAL: 365, HELPED: 730 });
    expect(configOf({}).readBudget()).toEqual({ noticedAt: 50, stoppedAt: 200 });
  });

  it('set each of these times by as what a case was closed, and both numbers of reads', () => {
    const said = { CASEWORK_KEEP_SPAM_DAYS: '7', CASEWORK_KEEP_NOT_A_REPRISAL_DAYS: '90', CASEWORK_KEEP_HELPED_DAYS: '400', CASEWORK_READS_NOTICED_AT: '20', CASEWORK_READS_STOPPED_AT: '60' };
    expect(configOf(said).retention()).toEqual({ SPAM: 7, NOT_A_REPRISAL: 90, HELPED: 400 });
    expect(configOf(said).readBudget()).toEqual({ noticedAt: 20, stoppedAt: 60 });
  });

  it.each(['CASEWORK_KEEP_SPAM_DAYS', 'CASEWORK_KEEP_NOT_A_REPRISAL_DAYS', 'CASEWORK_KEEP_HELPED_DAYS', 'CASEWORK_READS_STOPPED_AT'])('are refused by the name of %s', (name) => {
    expect(() => configOf({ [name]: '0' })).toThrow(name);
  });

  it.each(['CASEWORK_EPOCH_KEYS_DIR', 'CASEWORK_PEOPLE_DATABASE_URL', 'CASEWORK_HPKE_PRIVATE_KEY_FILE'])('are refused without %s', (name) => {
    expect(() => configOf({ [name]: '' })).toThrow(name);
  });
});
