import type { Subject } from '@amparo/domain';
import { AllowPeople, FromPerson } from '@amparo/platform';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { OfCase } from '../consents/consents.dto';
import { AgreeToOverride } from './agree-to-override';
import { AskOverride } from './ask-override';
import { ListOverrides } from './list-overrides';
import { AskOverrideRequest, OfOverride, ReviewOverrideRequest, type OverrideAnswer, type OverrideRead, type OverrideShown } from './overrides.dto';
import { ReadOverride } from './read-override';
import { ReviewOverride } from './review-override';

/** Doing without a consent, to save a life. */
@Controller()
export class OverridesController {
  constructor(
    private readonly askOverride: AskOverride,
    private readonly agreeToOverride: AgreeToOverride,
    private readonly listOverrides: ListOverrides,
    private readonly readOverride: ReadOverride,
    private readonly reviewOverride: ReviewOverride,
  ) {}

  @Get('overrides')
  @AllowPeople('consent.list')
  async list(@FromPerson() subject: Subject): Promise<OverrideShown[]> {
    return this.listOverrides.run(subject);
  }

  @Get('cases/:caseId/overrides/:overrideId')
  @AllowPeople('consent.override')
  async read(@FromPerson() subject: Subject, @Param() { caseId, overrideId }: OfOverride): Promise<OverrideRead> {
    return this.readOverride.run(subject, caseId, overrideId);
  }

  @Post('cases/:caseId/overrides')
  @AllowPeople('consent.override')
  async ask(@FromPerson() subject: Subject, @Param() { caseId }: OfCase, @Body() asked: AskOverrideRequest): Promise<OverrideAnswer> {
    return this.askOverride.run(subject, caseId, asked);
  }

  @Post('cases/:caseId/overrides/:overrideId/agree')
  @AllowPeople('consent.override')
  @HttpCode(200)
  async agree(@FromPerson() subject: Subject, @Param() { caseId, overrideId }: OfOverride): Promise<OverrideAnswer> {
    return this.agreeToOverride.run(subject, caseId, overrideId);
  }

  @Post('cases/:caseId/overrides/:overrideId/review')
  @AllowPeople('consent.override')
  @HttpCode(200)
  async review(@FromPerson() subject: Subject, @Param() { caseId, overrideId }: OfOverride, @Body() { personTold }: ReviewOverrideRequest): Promise<OverrideShown> {
    return this.reviewOverride.run(subject, caseId, overrideId, personTold);
  }
}
