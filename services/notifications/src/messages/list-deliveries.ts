import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { DeliveryShown } from './deliveries.dto';
import type { ChannelName, MessageClass, MessageState } from './message.rules';

interface Row {
  id: string;
  person_id: string;
  channel: ChannelName;
  class: MessageClass;
  state: MessageState;
  reason: string | null;
  attempts: number;
  created_at: Date;
  due_at: Date;
  sent_at: Date | null;
}

/** The messages of a case and how they fare, oldest first. */
@Injectable()
export class ListDeliveries {
  constructor(private readonly database: Database) {}

  async run(caseId: string): Promise<DeliveryShown[]> {
    const rows = await this.database.query<Row>(
      `SELECT id, person_id, channel, class, state, reason, attempts, created_at, due_at, sent_at FROM messages
       WHERE case_id = $1 ORDER BY created_at, channel, person_id`,
      [caseId],
    );
    return rows.map((row) => ({
      id: row.id, person: row.person_id, channel: row.channel, class: row.class, state: row.state, attempts: row.attempts,
      createdAt: row.created_at.toISOString(),
      ...(row.reason === null ? {} : { reason: row.reason }),
      ...(row.state === 'PENDING' ? { dueAt: row.due_at.toISOString() } : {}),
      ...(row.sent_at === null ? {} : { sentAt: row.sent_at.toISOString() }),
    }));
  }
}
