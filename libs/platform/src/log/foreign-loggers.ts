import type { LoggerService } from '@nestjs/common';
import { logLevel, type logCreator } from 'kafkajs';
import { errorFields } from './error-fields.rules';
import type { LogFields } from './log-fields.rules';
import type { Logger } from './logger';

/**
 * Nest's own logging, let through our allow list: only who spoke and how loud. What was said may hold input (its error
 * messages do), so it is left out.
 */
export class NestLog implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(_message: unknown, ...rest: unknown[]): void {
    this.logger.debug('nest.says', context(rest));
  }

  debug(_message: unknown, ...rest: unknown[]): void {
    this.logger.debug('nest.says', context(rest));
  }

  verbose(_message: unknown, ...rest: unknown[]): void {
    this.logger.debug('nest.says', context(rest));
  }

  warn(_message: unknown, ...rest: unknown[]): void {
    this.logger.warn('nest.warns', context(rest));
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.logger.error('nest.failed', { ...context(rest), ...(message instanceof Error ? errorFields(message) : {}) });
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.error(message, ...rest);
  }
}

/** Nest gives the name of the speaking class last. */
function context(rest: unknown[]): LogFields {
  const last = rest.at(-1);
  return typeof last === 'string' && /^\w{1,60}$/.test(last) ? { context: last } : {};
}

/**
 * For kafkajs's `logCreator`: it logs errors whole, messages included. Here only the part that spoke, the class of the
 * error and the number of tries are kept.
 */
export function kafkaLogCreator(logger: Logger): logCreator {
  return () => (entry) => {
    const fields: LogFields = { context: entry.namespace };
    if (entry.log['error'] !== undefined) fields.errorName = 'KafkaError';
    if (typeof entry.log['retryCount'] === 'number') fields.attempt = entry.log['retryCount'];
    if (entry.level === logLevel.ERROR) logger.error('kafka.failed', fields);
    else if (entry.level === logLevel.WARN) logger.warn('kafka.warns', fields);
    else logger.debug('kafka.says', fields);
  };
}
