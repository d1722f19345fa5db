import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { DecisionEntity } from './decision.entity';
import type { DecisionDto } from './decisions.dto';

/** The decision on one body of a report, if it is made. */
@Injectable()
export class FindDecision {
  constructor(private readonly database: Database) {}

  async run(submissionId: string): Promise<DecisionDto | undefined> {
    const decision = await this.database.dataSource.manager.findOneBy(DecisionEntity, { submissionId });
    if (decision === null) return undefined;
    const { caseId, directoryVersion, facts, routing, decidedAt } = decision;
    return { caseId, submissionId, decidedAt: decidedAt.getTime(), directoryVersion, facts, routing };
  }
}
