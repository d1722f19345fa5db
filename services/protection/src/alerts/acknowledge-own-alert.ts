import { can, type Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import { refuseUnless } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import { findCaseFacts } from '../sight/find-case-facts';
import { AcknowledgeAlert, type Acknowledged } from './acknowledge-alert';

/** A person who is signed in says that she has the case. */
@Injectable()
export class AcknowledgeOwnAlert {
  constructor(
    private readonly database: Database,
    private readonly acknowledge: AcknowledgeAlert,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Refusal `alert.absent` when there is no alert that she may know of, `access.forbidden` when she sees the case and
   *   was not told of it, `alert.not-alerted` when no alert reached her
   */
  async run(subject: Subject, caseId: string): Promise<Acknowledged> {
    return this.database.transaction(async (tx) => {
      const absent = new Refusal('absent', 'alert.absent', 'There is no such alert.');
      // Locked first, without making a case of an id that nobody has: whoever is kept out a moment ago takes nothing any more.
      await tx.query('SELECT 1 FROM cases WHERE case_id = $1 FOR UPDATE', [caseId]);
      const facts = await findCaseFacts(tx, caseId);
      if (facts === undefined) throw absent;
      refuseUnless(can(subject, 'alert.acknowledge', facts, { now: this.clock.now() }), absent);
      return this.acknowledge.run(tx, { caseId, personId: subject.person, session: subject.session });
    });
  }
}
