/**
 * What a server must be told so that its log holds no statement, no value and no row: refused statements, whose messages quote
 * what was sent, stay out as well (security rules, "Known traps"). `log` stands above `error` in the server's list of levels.
 */
export const SILENT_LOG: Readonly<Record<string, string>> = {
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_duration: 'off',
  log_min_duration_statement: '-1',
  log_min_duration_sample: '-1',
  log_transaction_sample_rate: '0',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
};
