import { Database } from '@amparo/persistence';

/**
 * The pool of the danger lane: ask for it in the constructor of whatever serves people at HIGH or IMMINENT, so that it
 * never waits for a connection that ordinary work holds. Handlers of events need neither: they are given a transaction.
 */
export class DangerDatabase extends Database {}
