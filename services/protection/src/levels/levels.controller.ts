import type { Subject } from '@amparo/domain';
import { AllowPeople, FromPerson } from '@amparo/platform';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { OfCase } from '../consents/consents.dto';
import { AgreeToLowering } from './agree-to-lowering';
import { LowerUrgency } from './lower-urgency';
import { LowerUrgencyRequest, OfLowering, RaiseUrgencyRequest, type LevelAnswer, type LoweringAnswer, type LoweringShown } from './levels.dto';
import { RaiseUrgency } from './raise-urgency';
import { ReadLowerings } from './read-lowerings';

/** How urgent a case is, as people say. */
@Controller('cases/:caseId')
export class LevelsController {
  constructor(
    private readonly raiseUrgency: RaiseUrgency,
    private readonly lowerUrgency: LowerUrgency,
    private readonly agreeToLowering: AgreeToLowering,
    private readonly readLowerings: ReadLowerings,
  ) {}

  @Post('urgency/raise')
  @AllowPeople('alert.raise')
  @HttpCode(200)
  async raise(@FromPerson() subject: Subject, @Param() { caseId }: OfCase, @Body() { urgency }: RaiseUrgencyRequest): Promise<LevelAnswer> {
    return this.raiseUrgency.run(subject, caseId, urgency);
  }

  @Post('urgency/lower')
  @AllowPeople('alert.lower')
  async lower(@FromPerson() subject: Subject, @Param() { caseId }: OfCase, @Body() said: LowerUrgencyRequest): Promise<LoweringAnswer> {
    return this.lowerUrgency.run(subject, caseId, said);
  }

  @Get('lowerings')
  @AllowPeople('alert.lower')
  async lowerings(@FromPerson() subject: Subject, @Param() { caseId }: OfCase): Promise<LoweringShown[]> {
    return this.readLowerings.run(subject, caseId);
  }

  @Post('lowerings/:loweringId/agree')
  @AllowPeople('alert.lower')
  @HttpCode(200)
  async agree(@FromPerson() subject: Subject, @Param() { caseId, loweringId }: OfLowering): Promise<LoweringAnswer> {
    return this.agreeToLowering.run(subject, caseId, loweringId);
  }
}
