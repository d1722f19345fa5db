import { AllowOperator } from '@amparo/platform';
import { Controller, Get } from '@nestjs/common';
import { CountReports } from './count-reports';
import type { CountsShown } from './counts.dto';

/** Statistics that may be shown: small numbers withheld. */
@Controller('counts')
export class CountsController {
  constructor(private readonly countReports: CountReports) {}

  @Get()
  @AllowOperator()
  async count(): Promise<CountsShown> {
    return this.countReports.run();
  }
}
