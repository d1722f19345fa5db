import { AllowOperator, AllowPeople, FromCaller, type Caller } from '@amparo/platform';
import { Controller, Get } from '@nestjs/common';
import type { ApplicationsListed } from './applications.dto';
import { ListApplications } from './list-applications';
import { ListSeenApplications } from './list-seen-applications';

/** Applications for grants: to whoever works on them those that they may see, to the operator all. */
@Controller('applications')
export class ApplicationsController {
  constructor(
    private readonly listApplications: ListApplications,
    private readonly listSeenApplications: ListSeenApplications,
  ) {}

  @Get()
  @AllowOperator()
  @AllowPeople('application.list')
  async list(@FromCaller() caller: Caller): Promise<ApplicationsListed> {
    return caller.kind === 'person' ? this.listSeenApplications.run(caller.subject) : this.listApplications.run();
  }
}
