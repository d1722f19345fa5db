import { Logger, problemOf } from '@amparo/platform';
import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { findLanguage, FIRST_LANGUAGE } from '../catalogue/catalogues.rules';
import { Frame } from './frame';
import { refusalPage } from './refusal.page';
import { sendPage } from './send-page';

/** Errors of pages, as pages: fixed words in the language of the address, a way on, and the help of others. */
@Catch()
export class PageFilter implements ExceptionFilter {
  constructor(private readonly frame: Frame, private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const problem = problemOf(error);
    const fields = { method: request.method, route: request.routeOptions?.url, status: problem.status };
    if (problem.status >= 500 && problem.status !== 503) this.logger.failure('request.failed', error, fields);
    else this.logger.debug('request.refused', { ...fields, refusal: problem.code });

    const { language: part = '' } = request.params as { language?: string };
    sendPage(http.getResponse<FastifyReply>(), refusalPage(this.frame, findLanguage(part) ?? FIRST_LANGUAGE, problem.status));
  }
}
