import { AllowOperator } from '@amparo/platform';
import { Controller, Get, Param } from '@nestjs/common';
import { GetTrace } from './get-trace';
import type { Trace } from './items.dto';

/** For whoever files reports and follows them until everybody is told. */
@Controller('traces')
@AllowOperator()
export class TracesController {
  constructor(private readonly getTrace: GetTrace) {}

  @Get(':submissionId')
  async trace(@Param('submissionId') submissionId: string): Promise<Trace> {
    return this.getTrace.run(submissionId);
  }
}
