import { SILENT_LOG } from '@amparo/persistence';
import { talkative } from './database-safety';

describe("a database server's log", () => {
  it('is silent with what it is told by us, and with less', () => {
    expect(talkative(SILENT_LOG)).toEqual([]);
    expect(talkative({ ...SILENT_LOG, log_min_messages: 'panic' })).toEqual([]);
  });

  it.each<[string, string]>([
    ['log_min_messages', 'warning'], ['log_min_messages', 'error'], ['log_min_error_statement', 'error'], ['log_error_verbosity', 'default'], ['log_statement', 'ddl'],
    ['log_duration', 'on'], ['log_min_duration_statement', '250'], ['log_min_duration_sample', '0'], ['log_transaction_sample_rate', '0.1'],
    ['log_parameter_max_length', '-1'], ['log_parameter_max_length_on_error', '64'],
  ])('could hold what is stored with %s = %s', (name, value) => {
    expect(talkative({ ...SILENT_LOG, [name]: value })).toEqual([name]);
  });

  it('could where it does not say what it does', () => {
    expect(talkative({})).toEqual(Object.keys(SILENT_LOG));
  });
});
