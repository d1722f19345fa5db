import type { Subject } from '@amparo/domain';
import { AllowPeople, FromPerson } from '@amparo/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { SeenVersionDto } from '../administration/page.dto';
import type { Page } from '../administration/page.rules';
import type { Absence } from '../directory/directory.rules';
import type { Outcome } from '../directory/next-version';
import { AddAbsence } from './add-absence';
import { ChangeAbsence } from './change-absence';
import { EndAbsence } from './end-absence';
import { ListAbsences } from './list-absences';
import { AbsenceIdDto, AddAbsenceDto, ChangeAbsenceDto, ListAbsencesDto } from './rosters.dto';

@Controller('absences')
export class AbsencesController {
  constructor(
    private readonly listAbsences: ListAbsences,
    private readonly addAbsence: AddAbsence,
    private readonly changeAbsence: ChangeAbsence,
    private readonly endAbsence: EndAbsence,
  ) {}

  @Get()
  @AllowPeople('roster.read')
  async list(@FromPerson() by: Subject, @Query() query: ListAbsencesDto): Promise<Page<Absence>> {
    return this.listAbsences.run(by, query);
  }

  @Post()
  @AllowPeople('roster.change')
  async add(@FromPerson() by: Subject, @Body() { version, person, from, to }: AddAbsenceDto): Promise<Outcome> {
    return this.addAbsence.run({ by, version }, { person, from, to });
  }

  @Put(':person/:from/:to')
  @AllowPeople('roster.change')
  async change(@FromPerson() by: Subject, @Param() old: AbsenceIdDto, @Body() { version, from, to }: ChangeAbsenceDto): Promise<Outcome> {
    return this.changeAbsence.run({ by, version }, old, { from, to });
  }

  @Post(':person/:from/:to/end')
  @HttpCode(200)
  @AllowPeople('roster.change')
  async end(@FromPerson() by: Subject, @Param() absence: AbsenceIdDto, @Body() { version }: SeenVersionDto): Promise<Outcome> {
    return this.endAbsence.run({ by, version }, absence);
  }
}
