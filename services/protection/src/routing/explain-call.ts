import { can, keysOf, keysOn, type Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { Database, SightDatabase } from '@amparo/persistence';
import { refuseUnless } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import { findCaseFacts } from '../sight/find-case-facts';
import type { DecisionShown, WhyDto } from './decisions.dto';

type Call = Omit<WhyDto, 'decisions'>;

const CALL = `
  SELECT c.case_id AS "caseId", c.reference, t.routes, t.since, c.lead, c.regions FROM told_people t JOIN cases c ON c.case_id = t.case_id
  WHERE t.case_id = $1 AND t.person_id = $2 AND t.released_at IS NULL`;

const DECISIONS = `
  SELECT decided_at AS "decidedAt", cause, urgency, regions, routes, lead, urgency_rules || routing_rules AS because, tasks
  FROM decisions WHERE case_id = $1 ORDER BY decided_at DESC LIMIT 50`;

/** Why was I called? The routes by which a person was told of a case, since when, and the rules that fired; as codes. */
@Injectable()
export class ExplainCall {
  constructor(
    private readonly database: Database,
    private readonly sight: SightDatabase,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `decision.absent` for a case that she may not know of, as for none; `access.forbidden` when she sees it and was not told of it */
  async run(subject: Subject, caseId: string): Promise<WhyDto> {
    const absent = new Refusal('absent', 'decision.absent', 'There is no decision yet.');
    const context = { now: this.clock.now() };
    const facts = await findCaseFacts(this.database.dataSource.manager, caseId);
    if (facts === undefined) throw absent;
    refuseUnless(can(subject, 'item.why', facts, context), absent);
    const keys = keysOn(keysOf(subject, 'item.why', context), caseId);
    return this.sight.seenBy(keys, async (tx) => {
      const [call] = await tx.query<Call[]>(CALL, [caseId, subject.person]);
      // She was released, or kept out, since the facts were read.
      if (call === undefined) throw absent;
      return { ...call, decisions: await tx.query<DecisionShown[]>(DECISIONS, [caseId]) };
    });
  }
}
