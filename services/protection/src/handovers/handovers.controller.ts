import type { Subject } from '@amparo/domain';
import { AllowPeople, FromPerson } from '@amparo/platform';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { OfCase } from '../consents/consents.dto';
import { AnswerHandover } from './answer-handover';
import { AskHandover } from './ask-handover';
import { FindTakers } from './find-takers';
import { AskHandoverRequest, OfHandover, type HandoverAnswer, type Takers } from './handovers.dto';

/** An alert goes from whoever has it to somebody else on duty. */
@Controller('cases/:caseId/handovers')
export class HandoversController {
  constructor(
    private readonly askHandover: AskHandover,
    private readonly answerHandover: AnswerHandover,
    private readonly findTakers: FindTakers,
  ) {}

  @Get('candidates')
  @AllowPeople('alert.hand-over')
  async candidates(@FromPerson() subject: Subject, @Param() { caseId }: OfCase): Promise<Takers> {
    return { people: await this.findTakers.shown(subject, caseId) };
  }

  @Post()
  @AllowPeople('alert.hand-over')
  async ask(@FromPerson() subject: Subject, @Param() { caseId }: OfCase, @Body() { person }: AskHandoverRequest): Promise<HandoverAnswer> {
    return this.askHandover.run(subject, caseId, person);
  }

  @Post(':handoverId/accept')
  @AllowPeople('alert.hand-over')
  @HttpCode(200)
  async accept(@FromPerson() subject: Subject, @Param() { caseId, handoverId }: OfHandover): Promise<HandoverAnswer> {
    return this.answerHandover.run(subject, caseId, handoverId, 'ACCEPTED');
  }

  @Post(':handoverId/refuse')
  @AllowPeople('alert.hand-over')
  @HttpCode(200)
  async refuse(@FromPerson() subject: Subject, @Param() { caseId, handoverId }: OfHandover): Promise<HandoverAnswer> {
    return this.answerHandover.run(subject, caseId, handoverId, 'REFUSED');
  }
}
