import type { Subject } from '@amparo/domain';
import { Refusal } from '@amparo/kernel';
import { AllowOperator, AllowPeople, FromPerson } from '@amparo/platform';
import { Controller, Get, Param } from '@nestjs/common';
import { CaseIdDto } from '../alerts/alerts.dto';
import { SubmissionIdDto, type DecisionDto, type WhyDto } from './decisions.dto';
import { ExplainCall } from './explain-call';
import { FindDecision } from './find-decision';

/** Why somebody was called. */
@Controller('decisions')
export class DecisionsController {
  constructor(
    private readonly findDecision: FindDecision,
    private readonly explainCall: ExplainCall,
  ) {}

  /** To a person who was told of a case: the decisions on it, and what led to her. */
  @Get('of-case/:caseId')
  @AllowPeople('item.why')
  async why(@FromPerson() subject: Subject, @Param() { caseId }: CaseIdDto): Promise<WhyDto> {
    return this.explainCall.run(subject, caseId);
  }

  /** To the operator: the decision on one body, with the rules that made it. */
  @Get(':submissionId')
  @AllowOperator()
  async find(@Param() { submissionId }: SubmissionIdDto): Promise<DecisionDto> {
    const decision = await this.findDecision.run(submissionId);
    if (decision === undefined) throw new Refusal('absent', 'decision.absent', 'There is no decision yet.');
    return decision;
  }
}
