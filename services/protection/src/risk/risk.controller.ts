import type { Subject } from '@amparo/domain';
import { AllowPeople, FromPerson } from '@amparo/platform';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { OfCase } from '../consents/consents.dto';
import { AssessRisk } from './assess-risk';
import { ListReviews } from './list-reviews';
import { PlanAction } from './plan-action';
import { ReadAssessments } from './read-assessments';
import { ReadPlan } from './read-plan';
import {
  AssessRiskRequest, EndPlanActionRequest, OfPlanAction, PlanActionRequest, type AssessmentsShown, type PlanActionShown, type PlanAnswer, type ReviewShown, type RiskAnswer,
} from './risk.dto';

/** What endangers the person of a case, and what is done about it. */
@Controller()
export class RiskController {
  constructor(
    private readonly assessRisk: AssessRisk,
    private readonly readAssessments: ReadAssessments,
    private readonly planAction: PlanAction,
    private readonly readPlan: ReadPlan,
    private readonly listReviews: ListReviews,
  ) {}

  @Get('reviews')
  @AllowPeople('alert.list')
  async reviews(@FromPerson() subject: Subject): Promise<ReviewShown[]> {
    return this.listReviews.run(subject);
  }

  @Post('cases/:caseId/assessments')
  @AllowPeople('safety.plan')
  async assess(@FromPerson() subject: Subject, @Param() { caseId }: OfCase, @Body() said: AssessRiskRequest): Promise<RiskAnswer> {
    return this.assessRisk.run(subject, caseId, said);
  }

  @Get('cases/:caseId/assessments')
  @AllowPeople('safety.read')
  async assessments(@FromPerson() subject: Subject, @Param() { caseId }: OfCase): Promise<AssessmentsShown> {
    return this.readAssessments.run(subject, caseId);
  }

  @Post('cases/:caseId/plan')
  @AllowPeople('safety.plan')
  async plan(@FromPerson() subject: Subject, @Param() { caseId }: OfCase, @Body() said: PlanActionRequest): Promise<PlanAnswer> {
    return this.planAction.add(subject, caseId, said);
  }

  @Get('cases/:caseId/plan')
  @AllowPeople('safety.read')
  async planned(@FromPerson() subject: Subject, @Param() { caseId }: OfCase): Promise<PlanActionShown[]> {
    return this.readPlan.run(subject, caseId);
  }

  @Post('cases/:caseId/plan/:actionId/end')
  @AllowPeople('safety.plan')
  @HttpCode(200)
  async end(@FromPerson() subject: Subject, @Param() { caseId, actionId }: OfPlanAction, @Body() said: EndPlanActionRequest): Promise<PlanAnswer> {
    return this.planAction.end(subject, caseId, actionId, said);
  }
}
