import { Refusal } from '@amparo/kernel';
import { AllowOperator } from '@amparo/platform';
import { Controller, Get, Param } from '@nestjs/common';
import { IsUUID } from 'class-validator';
import { FindDecision, type DecisionDto } from './find-decision';

/** Which body of a report. */
export class SubmissionIdDto {
  @IsUUID()
  submissionId!: string;
}

@Controller('decisions')
@AllowOperator()
export class DecisionsController {
  constructor(private readonly findDecision: FindDecision) {}

  /** Why somebody was called: the decision on one body, with the rules that made it. */
  @Get(':submissionId')
  async find(@Param() { submissionId }: SubmissionIdDto): Promise<DecisionDto> {
    const decision = await this.findDecision.run(submissionId);
    if (decision === undefined) throw new Refusal('absent', 'decision.absent', 'There is no decision yet.');
    return decision;
  }
}
