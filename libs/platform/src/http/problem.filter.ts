import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from '../log/logger';
import { errorCodeOf } from '../log/error-fields.rules';
import { problemOf } from './problem.rules';
import { answerOf, type RefusalPages } from './refusal-answer';

/**
 * The one exception filter: every error leaves as problem+json in fixed words, or as a page where a service has pages and a
 * person asked, and never repeats what was sent. What is our fault is logged, by class and place alone.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger, private readonly pages?: RefusalPages) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = problemOf(error);
    const fields = { method: request.method, route: request.routeOptions?.url, status: problem.status };
    if (wasLeft(error, reply)) {
      this.logger.debug('request.left', { method: fields.method, route: fields.route });
      return;
    }
    if (problem.status >= 500) this.logger.failure('request.failed', error, fields);
    else this.logger.debug('request.refused', { ...fields, refusal: problem.code });
    if (reply.raw.headersSent) {
      // Half an answer has left (a stream broke): ending it short is the only way to say that it is not whole.
      reply.raw.destroy();
      return;
    }
    if (problem.status === 503) reply.header('retry-after', '5');
    const { headers, body } = answerOf(problem, request.raw, this.pages);
    reply.code(problem.status).header('cache-control', 'no-store').headers(headers).send(body);
  }
}

/** Whoever asked is gone before the first piece of what she asked for: it was broken off for that, and nobody is to be told. */
const wasLeft = (error: unknown, reply: FastifyReply): boolean => reply.raw.destroyed && errorCodeOf(error) === 'ERR_STREAM_PREMATURE_CLOSE';
