import { StartError } from '../config/start-error';
import { errorFields } from './error-fields.rules';
import { allowedFields, isCode, isPrinted, type LogFields, type LogLevel } from './log-fields.rules';

/** Where lines go: standard output, or a list in a test. */
export type LogSink = (line: string) => void;

const standardOutput: LogSink = (line) => void process.stdout.write(`${line}\n`);

/**
 * Writes one JSON object a line. A line is a code of ours and fields from an allow list (`LogFields`); there is no way
 * to print an error object, a message or a statement.
 */
export class Logger {
  /**
   * @param service printed in each line; the name of the process where it holds several services
   * @param least lines below this level are left out
   */
  constructor(
    readonly service: string,
    private readonly least: LogLevel = 'info',
    private readonly sink: LogSink = standardOutput,
  ) {}

  debug(code: string, fields: LogFields = {}): void {
    this.write('debug', code, fields);
  }

  info(code: string, fields: LogFields = {}): void {
    this.write('info', code, fields);
  }

  warn(code: string, fields: LogFields = {}): void {
    this.write('warn', code, fields);
  }

  error(code: string, fields: LogFields = {}): void {
    this.write('error', code, fields);
  }

  /** Logs an error by class, codes and place. The message is printed of a `StartError` alone: we wrote that one. */
  failure(code: string, error: unknown, fields: LogFields = {}): void {
    if (error instanceof StartError) this.write('error', error.code, { ...fields, reason: code }, error.message);
    else this.write('error', code, { ...fields, ...errorFields(error) });
  }

  private write(level: LogLevel, code: string, fields: LogFields, says?: string): void {
    if (!isPrinted(level, this.least)) return;
    const line = { time: new Date().toISOString(), level, service: this.service, code: isCode(code) ? code : 'log.odd-code' };
    this.sink(JSON.stringify({ ...line, ...allowedFields(fields), says }));
  }
}
