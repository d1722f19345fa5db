import type { Subject } from '@amparo/domain';
import { AllowPeople, FromPerson } from '@amparo/platform';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { OfCase } from '../consents/consents.dto';
import { EndPause } from './end-pause';
import { PauseLadder } from './pause-ladder';
import { OfPause, PauseLadderRequest, type PauseAnswer, type PauseShown } from './pauses.dto';
import { ReadPauses } from './read-pauses';

/** The ladder of an alert stands still for a while. */
@Controller('cases/:caseId/pauses')
export class PausesController {
  constructor(
    private readonly pauseLadder: PauseLadder,
    private readonly endPause: EndPause,
    private readonly readPauses: ReadPauses,
  ) {}

  @Post()
  @AllowPeople('alert.pause')
  async pause(@FromPerson() subject: Subject, @Param() { caseId }: OfCase, @Body() said: PauseLadderRequest): Promise<PauseAnswer> {
    return this.pauseLadder.run(subject, caseId, said);
  }

  @Get()
  @AllowPeople('alert.pause')
  async read(@FromPerson() subject: Subject, @Param() { caseId }: OfCase): Promise<PauseShown[]> {
    return this.readPauses.run(subject, caseId);
  }

  @Post(':pauseId/end')
  @AllowPeople('alert.pause')
  @HttpCode(200)
  async end(@FromPerson() subject: Subject, @Param() { caseId, pauseId }: OfPause): Promise<PauseAnswer> {
    return this.endPause.run(subject, caseId, pauseId);
  }
}
