import type { FastifyReply } from 'fastify';
import type { Page } from './frame';
import { PAGE_POLICY } from './style';

/** Headers of a page: the policy of pages in place of that of the API; all others are those of every answer. */
export function headersOf({ status }: Page): Record<string, string> {
  return { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': PAGE_POLICY, ...(status === 503 ? { 'retry-after': '60' } : {}) };
}

/** Sends a page. */
export function sendPage(reply: FastifyReply, page: Page): void {
  void reply.code(page.status).headers(headersOf(page)).send(page.text);
}
