import { Refusal } from '@amparo/kernel';
import type { FastifyReply } from 'fastify';
import { NO_SESSION_COOKIE } from './cookies.rules';

/** Lets an error rise, and where it says that the session is over, takes the cookie away with the answer. */
export function dropCookie(reply: FastifyReply, error: unknown): never {
  if (error instanceof Refusal && error.code === 'session.ended') void reply.header('set-cookie', NO_SESSION_COOKIE);
  throw error;
}
