import type { Subject } from '@amparo/domain';
import { AllowPeople, FromPerson } from '@amparo/platform';
import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { OfClock, type ClockMet } from './clocks.dto';
import { MeetClock } from './meet-clock';

/** What is to be done for a case by a time. */
@Controller('cases/:caseId/clocks')
export class ClocksController {
  constructor(private readonly meetClock: MeetClock) {}

  @Post(':clock/met')
  @AllowPeople('safety.plan')
  @HttpCode(200)
  async met(@FromPerson() subject: Subject, @Param() { caseId, clock }: OfClock): Promise<ClockMet> {
    return this.meetClock.run(subject, caseId, clock);
  }
}
