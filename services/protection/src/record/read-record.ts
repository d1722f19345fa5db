import type { Subject } from '@amparo/domain';
import { SightDatabase } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { SeeCase } from '../sight/see-case';
import type { AlertRecord, CallShown, RungShown } from './record.dto';

/** Who was called to the alert of a case, by which channel, when that took the message, and when she answered; the newest first, at most 500 each. */
@Injectable()
export class ReadRecord {
  constructor(
    private readonly seeCase: SeeCase,
    private readonly sight: SightDatabase,
  ) {}

  /** @throws Refusal `case.absent`, `access.forbidden` */
  async run(subject: Subject, caseId: string): Promise<AlertRecord> {
    const { keys } = await this.seeCase.run(subject, 'alert.read-record', caseId);
    return this.sight.seenBy(keys, async (tx) => ({
      rungs: await tx.query<RungShown[]>(
        `SELECT round, rung, role, mode, due_at AS "dueAt", fired_at AS "firedAt" FROM rungs WHERE case_id = $1 ORDER BY round DESC, due_at DESC, rung DESC LIMIT 500`, [caseId],
      ),
      calls: await tx.query<CallShown[]>(
        `SELECT c.round, c.rung, c.reached, c.person_id AS person, c.called_at AS "calledAt", c.answered_at AS "answeredAt",
                (SELECT coalesce(jsonb_agg(jsonb_build_object('channel', r.channel, 'at', r.sent_at) ORDER BY r.sent_at, r.channel), '[]')
                 FROM alert_receipts r WHERE r.call_id = c.call_id AND r.person_id = c.person_id) AS sent
         FROM alert_calls c WHERE c.case_id = $1 ORDER BY c.called_at DESC, c.person_id LIMIT 500`, [caseId],
      ),
    }));
  }
}
