import { AllowOperator } from '@amparo/platform';
import { Controller, Get } from '@nestjs/common';
import type { ApplicationsListed } from './applications.dto';
import { ListApplications } from './list-applications';

/** Applications for grants, for whoever works on them. */
@Controller('applications')
export class ApplicationsController {
  constructor(private readonly listApplications: ListApplications) {}

  @Get()
  @AllowOperator()
  async list(): Promise<ApplicationsListed> {
    return this.listApplications.run();
  }
}
