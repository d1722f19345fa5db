import type { Subject } from '@amparo/domain';
import { AllowPeople, FromPerson } from '@amparo/platform';
import { Controller, Get, Param } from '@nestjs/common';
import { OfCase } from '../consents/consents.dto';
import { ReadRecord } from './read-record';
import type { AlertRecord } from './record.dto';

/** That people were called, and by what. */
@Controller('cases/:caseId/alert-record')
export class RecordController {
  constructor(private readonly readRecord: ReadRecord) {}

  @Get()
  @AllowPeople('alert.read-record')
  async read(@FromPerson() subject: Subject, @Param() { caseId }: OfCase): Promise<AlertRecord> {
    return this.readRecord.run(subject, caseId);
  }
}
