import { NotificationFailedSchema, NotificationSentSchema } from '@amparo/contracts';
import type { Outbox } from '@amparo/messaging';
import type { Database } from '@amparo/persistence';
import { raiseCase } from '../cases/case-row';
import { notExcluded } from '../cases/exclusions';
import type { ChannelName, MessageClass } from '../messages/message.rules';

/** A message that a desk has taken. */
export interface ClaimedMessage {
  id: string;
  caseId: string;
  personId: string;
  /** This one included. */
  attempts: number;
  ageMs: number;
}

interface ClaimedRow {
  id: string;
  case_id: string;
  person_id: string;
  attempts: number;
  age_ms: number;
}

/** What calls to an alert comes from an event, as does what a clock of its case calls for; what is told beside it, such as an offer, has a cause with a word before it. */
const EVENT_ID = '^[0-9a-f]{8}-[0-9a-f-]{27}$';

/**
 * The messages of one class and channel that wait. All times are the database's: desks on several machines share its
 * clock.
 */
export class MessageQueue {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly of: MessageClass,
    private readonly channel: ChannelName,
  ) {}

  /**
   * Takes messages for some time, oldest first: never one whose person is kept out of the case.
   *
   * @param probe also those whose pause is not over
   */
  async claim(most: number, forMs: number, probe: boolean): Promise<ClaimedMessage[]> {
    const [rows] = await this.database.query<ClaimedRow[] | number>(
      `UPDATE messages SET claimed_until = now() + $4 * interval '1 ms', attempts = attempts + 1
       WHERE id IN (
         SELECT id FROM messages m
         WHERE state = 'PENDING' AND class = $1 AND channel = $2 AND (due_at <= now() OR $5)
           AND (claimed_until IS NULL OR claimed_until < now()) AND ${notExcluded('m')}
         ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED)
       RETURNING id, case_id, person_id, attempts, extract(epoch FROM now() - created_at)::float8 * 1000 AS age_ms`,
      [this.of, this.channel, most, forMs, probe],
    ) as [ClaimedRow[], number];
    return rows.map((row) => ({ id: row.id, caseId: row.case_id, personId: row.person_id, attempts: row.attempts, ageMs: row.age_ms }));
  }

  /** Keeps messages that are still in hand. */
  async renew(ids: readonly string[], forMs: number): Promise<void> {
    await this.database.query(
      `UPDATE messages SET claimed_until = now() + $2 * interval '1 ms' WHERE id = ANY($1) AND claimed_until IS NOT NULL`, [ids, forMs],
    );
  }

  /** Looks once more, right before sending: it may have been cancelled, or its person excluded, since it was taken. */
  async mayStillGo(id: string): Promise<boolean> {
    const rows = await this.database.query(`SELECT 1 FROM messages m WHERE id = $1 AND state = 'PENDING' AND ${notExcluded('m')}`, [id]);
    return rows.length > 0;
  }

  /** It was sent: that is so, even if somebody cancelled it meanwhile. That an alert's call has left is told, once. */
  async markSent({ id, caseId, personId }: ClaimedMessage): Promise<void> {
    await this.database.transaction(async (tx) => {
      const [[sent]] = await tx.query<[{ call: string | null }[], number]>(
        `UPDATE messages SET state = 'SENT', sent_at = now(), claimed_until = NULL, reason = NULL WHERE id = $1 AND state <> 'SENT'
         RETURNING CASE WHEN of_case AND cause ~ '${EVENT_ID}' THEN cause END AS call`, [id],
      );
      if (sent === undefined || sent.call === null) return;
      const { version, lane } = await raiseCase(tx, caseId);
      this.outbox.add(tx, NotificationSentSchema, { subject: caseId, version, lane }, { caseId, personId, channel: this.channel, callId: sent.call });
    });
  }

  async cancel(id: string, reason: 'EXCLUDED' | 'NO_ADDRESS'): Promise<void> {
    await this.database.query(
      `UPDATE messages SET state = 'CANCELLED', reason = $2, claimed_until = NULL WHERE id = $1 AND state = 'PENDING'`, [id, reason],
    );
  }

  /** It is tried again after a pause. */
  async postpone(id: string, pauseMs: number, reason: string): Promise<void> {
    await this.database.query(
      `UPDATE messages SET due_at = now() + $2 * interval '1 ms', claimed_until = NULL, reason = $3 WHERE id = $1 AND state = 'PENDING'`,
      [id, pauseMs, reason],
    );
  }

  /**
   * It is not tried again: a person has to reach the other, and is told so, where it is of a case.
   *
   * @returns `NOBODY` where there is no case by which somebody could be told of that
   */
  async giveUp({ id, caseId, personId }: ClaimedMessage, reason: string): Promise<'TOLD' | 'NOBODY' | 'OVER'> {
    return this.database.transaction(async (tx) => {
      const { version, lane } = await raiseCase(tx, caseId);
      const [[failed]] = await tx.query<[{ of_case: boolean }[], number]>(
        `UPDATE messages SET state = 'FAILED', reason = $2, claimed_until = NULL WHERE id = $1 AND state = 'PENDING' RETURNING of_case`, [id, reason],
      );
      if (failed === undefined) return 'OVER';
      if (!failed.of_case) return 'NOBODY';
      this.outbox.add(tx, NotificationFailedSchema, { subject: caseId, version, lane }, { caseId, personId, channel: this.channel });
      return 'TOLD';
    });
  }

  /** The host is back: whatever waits for it, of both classes, is due now. */
  async release(): Promise<void> {
    await this.database.query(`UPDATE messages SET due_at = now() WHERE state = 'PENDING' AND channel = $1 AND due_at > now()`, [this.channel]);
  }
}
