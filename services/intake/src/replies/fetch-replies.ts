import { Clock } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import { Logger, Loop, PeerRefused, PeerUnavailable, Peers } from '@amparo/platform';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { nameRow } from '../db/name-rows';

const IDLE_MS = 1_000;
/** How many at once. */
const MOST = 20;
/** Whoever dies with a claim loses it after this time. */
const CLAIMED_FOR = '30 s';
const AFTER_MS = [250, 1_000, 5_000, 30_000];

interface WantedReply {
  id: string;
  reportId: string;
  attempts: number;
}

/**
 * Fetches replies from casework, sealed to the return code, and puts them into the conversation as they are: nobody here opens them.
 * Casework being away never loses one: it is asked until it answers.
 */
@Injectable()
export class FetchReplies implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: Loop;

  constructor(
    private readonly database: Database,
    private readonly peers: Peers,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {
    this.loop = new Loop({ name: 'replies.fetch', work: () => this.run(), idleMs: IDLE_MS, logger });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** One round. @returns whether there may be more to fetch now */
  async run(): Promise<boolean> {
    const claimed = await this.database.query<WantedReply>(
      `WITH due AS (SELECT id FROM replies WHERE state = 'WANTED' AND due_at <= now() ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED),
       claimed AS (
         UPDATE replies SET due_at = now() + interval '${CLAIMED_FOR}', attempts = attempts + 1 FROM due WHERE replies.id = due.id
         RETURNING replies.id, report_id AS "reportId", attempts)
       SELECT * FROM claimed`,
      [MOST],
    );
    for (const reply of claimed) await this.fetch(reply);
    return claimed.length === MOST;
  }

  private async fetch(reply: WantedReply): Promise<void> {
    try {
      const sealed = await this.peers.getBytes('casework', `/handover/replies/${reply.id}`);
      await this.database.transaction((tx) => keep(tx, reply, sealed, this.clock.now()));
    } catch (error) {
      if (!(error instanceof PeerUnavailable || error instanceof PeerRefused)) throw error;
      this.logger.failure('reply.not-fetched', error, { caseId: reply.reportId, attempt: reply.attempts });
      await this.database.transaction((tx) => postpone(tx, reply, error instanceof PeerRefused && error.status === 404));
    }
  }
}

/** Puts a reply into the conversation, once. Of a report that was erased in the meantime nothing is kept. */
async function keep(tx: EntityManager, { id, reportId }: WantedReply, sealed: Buffer, now: Date): Promise<void> {
  await nameRow(tx, 'case', reportId);
  await tx.query(
    `WITH report AS (
       UPDATE reports SET version = version + 1
       WHERE id = $2 AND EXISTS (SELECT 1 FROM replies WHERE id = $1 AND state = 'WANTED' FOR UPDATE) RETURNING version),
     reply AS (UPDATE replies SET state = CASE WHEN EXISTS (SELECT 1 FROM report) THEN 'KEPT' ELSE 'GONE' END WHERE id = $1 AND state = 'WANTED')
     INSERT INTO messages (id, report_id, number, author, sealed, day) SELECT $1, $2, version, 'TEAM', $3, $4::date FROM report`,
    [id, reportId, sealed, now.toISOString().slice(0, 10)],
  );
}

async function postpone(tx: EntityManager, { id, reportId, attempts }: WantedReply, gone: boolean): Promise<void> {
  await nameRow(tx, 'case', reportId);
  const afterMs = AFTER_MS[Math.min(attempts, AFTER_MS.length) - 1] ?? 0;
  await tx.query(
    `UPDATE replies SET state = CASE WHEN $2 THEN 'GONE' ELSE state END, due_at = now() + $3 * interval '1 ms' WHERE id = $1 AND state = 'WANTED'`,
    [id, gone, afterMs],
  );
}
