import { Logger } from '@amparo/platform';
import { keepForSearch } from './said-in-this-run';

/**
 * A logger for what a test puts together by hand: each line is searched when the run ends for all that was said in it (ADR 0060). Errors are shown as well.
 *
 * @param also gets each line too
 */
export function searchedLogger(service: string, also: (line: string) => unknown = () => undefined): Logger {
  return new Logger(service, 'debug', (line) => {
    keepForSearch(service, [line]);
    also(line);
    if (line.includes('"level":"error"')) process.stdout.write(`${line}\n`);
  });
}
