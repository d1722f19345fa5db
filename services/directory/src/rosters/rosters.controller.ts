import type { Subject } from '@amparo/domain';
import { AllowPeople, FromPerson } from '@amparo/platform';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import type { Outcome } from '../directory/next-version';
import { GiveDuty } from './give-duty';
import { ListRosters } from './list-rosters';
import { DutyDto, RostersQueryDto, dutyOf } from './rosters.dto';
import { TakeDuty } from './take-duty';

@Controller('rosters')
export class RostersController {
  constructor(
    private readonly listRosters: ListRosters,
    private readonly giveDuty: GiveDuty,
    private readonly takeDuty: TakeDuty,
  ) {}

  @Get()
  @AllowPeople('roster.read')
  async list(@FromPerson() by: Subject, @Query() query: RostersQueryDto): ReturnType<ListRosters['run']> {
    return this.listRosters.run(by, query);
  }

  @Post('give')
  @HttpCode(200)
  @AllowPeople('roster.change')
  async give(@FromPerson() by: Subject, @Body() body: DutyDto): Promise<Outcome> {
    return this.giveDuty.run({ by, version: body.version }, dutyOf(body));
  }

  @Post('take')
  @HttpCode(200)
  @AllowPeople('roster.change')
  async take(@FromPerson() by: Subject, @Body() body: DutyDto): Promise<Outcome> {
    return this.takeDuty.run({ by, version: body.version }, dutyOf(body));
  }
}
