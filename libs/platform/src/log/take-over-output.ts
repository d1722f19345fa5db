import { errorFields } from './error-fields.rules';
import type { Logger } from './logger';

const CONSOLE = ['log', 'info', 'debug', 'warn', 'error', 'trace', 'dir', 'dirxml', 'table', 'group', 'groupCollapsed', 'assert', 'count', 'timeLog', 'timeEnd'] as const;

/**
 * Lets nothing but our logger write to this process's output: what a library says on the console, or Node as a warning, may hold
 * what was stored or sent. Of the one only that something was said is kept, of the other its class and code, each once.
 *
 * @returns what puts everything back, for tests
 */
export function takeOverOutput(logger: Logger): () => void {
  const seen = new Set<string>();
  const once = (key: string, say: () => void): void => {
    if (seen.has(key)) return;
    seen.add(key);
    say();
  };
  const output: object = globalThis.console;
  const before = { ...output };
  for (const name of CONSOLE) Object.assign(output, { [name]: () => once(name, () => logger.warn('console.says', { context: name })) });
  const listeners = process.listeners('warning');
  process.removeAllListeners('warning');
  const heard = (warning: Error): void => {
    const fields = { ...errorFields(warning), context: /^\w{1,60}$/.test(warning.name) ? warning.name : 'Warning' };
    once(`${fields.context} ${fields.errorCode ?? ''}`, () => logger.warn('process.warns', fields));
  };
  process.on('warning', heard);
  return () => {
    Object.assign(output, before);
    process.off('warning', heard);
    for (const listener of listeners) process.on('warning', listener);
  };
}
