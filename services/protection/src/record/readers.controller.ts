import type { Subject } from '@amparo/domain';
import { AllowPeople, FromPerson } from '@amparo/platform';
import { Controller, Get, Header, Param } from '@nestjs/common';
import { OfCase } from '../consents/consents.dto';
import { ListReaders } from './list-readers';
import type { CaseReaders } from './record.dto';

/** Who looked at what is kept here of a case. */
@Controller('cases/:caseId/readers')
export class ReadersController {
  constructor(private readonly listReaders: ListReaders) {}

  @Get()
  @AllowPeople('case.read-access')
  @Header('cache-control', 'no-store')
  async readers(@FromPerson() subject: Subject, @Param() { caseId }: OfCase): Promise<CaseReaders> {
    return this.listReaders.run(subject, caseId);
  }
}
