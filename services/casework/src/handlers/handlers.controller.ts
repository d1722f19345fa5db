import type { Subject } from '@amparo/domain';
import { AllowPeople, FromPerson } from '@amparo/platform';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { Matches } from 'class-validator';
import { AssignCase, type HandlersShown } from './assign-case';

/** To whom a case is given. */
export class AssignCaseRequest {
  /** Directory id. */
  @Matches(/^[A-Za-z0-9][\w.@:-]{0,63}$/) person!: string;
}

/** Who has a case. */
@Controller('cases')
export class HandlersController {
  constructor(private readonly assignCase: AssignCase) {}

  @Post(':which/handlers')
  @AllowPeople('case.assign')
  @HttpCode(200)
  async assign(@FromPerson() subject: Subject, @Param('which') which: string, @Body() { person }: AssignCaseRequest): Promise<HandlersShown> {
    return this.assignCase.run(subject, which, person);
  }
}
