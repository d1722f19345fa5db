import type { Subject } from '@amparo/domain';
import { AllowPeople, FromPerson } from '@amparo/platform';
import { Body, Controller, Post } from '@nestjs/common';
import { EnterReportDto, type EnteredReport } from './entries.dto';
import { EnterReport } from './enter-report';

/** Reports that reached somebody who works here, by telephone or in person, and are entered by her. */
@Controller('entries')
export class EntriesController {
  constructor(private readonly enterReport: EnterReport) {}

  @Post()
  @AllowPeople('report.enter')
  enter(@FromPerson() subject: Subject, @Body() entry: EnterReportDto): Promise<EnteredReport> {
    return this.enterReport.run(subject, entry);
  }
}
