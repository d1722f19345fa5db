import { highest, type Urgency } from '@amparo/domain';
import { inOneStatement } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseEntity } from './case.entity';
import { DecideWhoMustKnow } from './decide-who-must-know';
import type { DecisionCause } from './decision.entity';
import { endAskedLowering } from '../levels/end-asked-lowering';
import { levelOf, loweredAfter } from './level.rules';

/** A level was found for a case: one that is higher raises it and its alert, one that is no higher changes nothing. */
@Injectable()
export class RaiseLevel {
  constructor(private readonly decide: DecideWhoMustKnow) {}

  /** @param known the case, locked in `tx` */
  async run(tx: EntityManager, known: CaseEntity, found: Urgency, cause: DecisionCause): Promise<void> {
    const after = { ...known, foundUrgency: highest(known.foundUrgency ?? 'NONE', found), loweredTo: loweredAfter(known.loweredTo, found) };
    await saveFound(tx, after);
    if (known.facts === null) return;
    if (levelOf(known.facts.urgency, after) === levelOf(known.facts.urgency, known)) return;
    await endAskedLowering(tx, known.caseId);
    await this.decide.run(tx, { known: after, facts: known.facts, cause });
  }
}

const saveFound = inOneStatement((tx, found: readonly Pick<CaseEntity, 'caseId' | 'foundUrgency' | 'loweredTo'>[]) => tx.query(
  `UPDATE cases c SET found_urgency = f.found, lowered_to = f.lowered FROM unnest($1::uuid[], $2::text[], $3::text[]) AS f (case_id, found, lowered) WHERE c.case_id = f.case_id`,
  [found.map(({ caseId }) => caseId), found.map(({ foundUrgency }) => foundUrgency), found.map(({ loweredTo }) => loweredTo)],
));
