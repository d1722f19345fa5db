import type { Subject } from '@amparo/domain';
import { AllowPeople, FromPerson } from '@amparo/platform';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { OfCase } from '../consents/consents.dto';
import { AgreeCheckIns } from './agree-check-ins';
import {
  AgreeCheckInsRequest, EndCheckInsRequest, OfCheckIn, PauseCheckInsRequest, RecordCheckInRequest, type AgreementShown, type CheckInRecorded, type CheckInsAnswer, type CheckInsEnded,
  type DeskCheckIn,
} from './check-ins.dto';
import { EndCheckIns } from './end-check-ins';
import { ListCheckIns } from './list-check-ins';
import { PauseCheckIns } from './pause-check-ins';
import { ReadCheckIns } from './read-check-ins';
import { RecordCheckIn } from './record-check-in';

/** When people check in, and whether they did. */
@Controller()
export class CheckInsController {
  constructor(
    private readonly listCheckIns: ListCheckIns,
    private readonly readCheckIns: ReadCheckIns,
    private readonly agreeCheckIns: AgreeCheckIns,
    private readonly pauseCheckIns: PauseCheckIns,
    private readonly endCheckIns: EndCheckIns,
    private readonly recordCheckIn: RecordCheckIn,
  ) {}

  @Get('check-ins')
  @AllowPeople('alert.list')
  async list(@FromPerson() subject: Subject): Promise<DeskCheckIn[]> {
    return this.listCheckIns.run(subject);
  }

  @Get('cases/:caseId/check-ins')
  @AllowPeople('safety.read')
  async read(@FromPerson() subject: Subject, @Param() { caseId }: OfCase): Promise<AgreementShown[]> {
    return this.readCheckIns.run(subject, caseId);
  }

  @Post('cases/:caseId/check-ins')
  @AllowPeople('safety.plan')
  async agree(@FromPerson() subject: Subject, @Param() { caseId }: OfCase, @Body() said: AgreeCheckInsRequest): Promise<CheckInsAnswer> {
    return this.agreeCheckIns.run(subject, caseId, said);
  }

  @Post('cases/:caseId/check-ins/:checkInId/pause')
  @AllowPeople('safety.plan')
  @HttpCode(200)
  async pause(@FromPerson() subject: Subject, @Param() { caseId, checkInId }: OfCheckIn, @Body() said: PauseCheckInsRequest): Promise<CheckInsAnswer> {
    return this.pauseCheckIns.run(subject, caseId, checkInId, said);
  }

  @Post('cases/:caseId/check-ins/:checkInId/resume')
  @AllowPeople('safety.plan')
  @HttpCode(200)
  async resume(@FromPerson() subject: Subject, @Param() { caseId, checkInId }: OfCheckIn): Promise<CheckInsAnswer> {
    return this.pauseCheckIns.resume(subject, caseId, checkInId);
  }

  @Post('cases/:caseId/check-ins/:checkInId/end')
  @AllowPeople('safety.plan')
  @HttpCode(200)
  async end(@FromPerson() subject: Subject, @Param() { caseId, checkInId }: OfCheckIn, @Body() said: EndCheckInsRequest): Promise<CheckInsEnded> {
    return this.endCheckIns.run(subject, caseId, checkInId, said);
  }

  @Post('cases/:caseId/check-ins/:checkInId/done')
  @AllowPeople('safety.plan')
  @HttpCode(200)
  async record(@FromPerson() subject: Subject, @Param() { caseId, checkInId }: OfCheckIn, @Body() said: RecordCheckInRequest): Promise<CheckInRecorded> {
    return this.recordCheckIn.run(subject, caseId, checkInId, said);
  }
}
