import type { Subject } from '@amparo/domain';
import { AllowPeople, FromPerson } from '@amparo/platform';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Matches } from 'class-validator';
import { AssignCase, type HandlersShown } from './assign-case';
import { ListCandidates, type CandidatesShown } from './list-candidates';
import { UnassignCase } from './unassign-case';

/** To whom a case is given, or from whom it is taken. */
export class AssignCaseRequest {
  /** Directory id. */
  @Matches(/^[A-Za-z0-9][\w.@:-]{0,63}$/) person!: string;
}

/** Who has a case. */
@Controller('cases')
export class HandlersController {
  constructor(
    private readonly assignCase: AssignCase,
    private readonly unassignCase: UnassignCase,
    private readonly listCandidates: ListCandidates,
  ) {}

  @Get(':which/handlers/candidates')
  @AllowPeople('case.assign')
  async candidates(@FromPerson() subject: Subject, @Param('which') which: string): Promise<CandidatesShown> {
    return this.listCandidates.run(subject, which);
  }

  @Post(':which/handlers')
  @AllowPeople('case.assign')
  @HttpCode(200)
  async assign(@FromPerson() subject: Subject, @Param('which') which: string, @Body() { person }: AssignCaseRequest): Promise<HandlersShown> {
    return this.assignCase.run(subject, which, person);
  }

  @Post(':which/handlers/end')
  @AllowPeople('case.assign')
  @HttpCode(200)
  async unassign(@FromPerson() subject: Subject, @Param('which') which: string, @Body() { person }: AssignCaseRequest): Promise<HandlersShown> {
    return this.unassignCase.run(subject, which, person);
  }
}
