import type { FastifyReply } from 'fastify';
import type { Page } from './frame';
import { PAGE_POLICY } from './style';

/** Sends a page, with the policy of pages in place of that of the API; all other headers are those of every answer. */
export function sendPage(reply: FastifyReply, { status, text }: Page): void {
  if (status === 503) reply.header('retry-after', '60');
  void reply.code(status).header('content-type', 'text/html; charset=utf-8').header('content-security-policy', PAGE_POLICY).send(text);
}
