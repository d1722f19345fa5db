import { Clock, Refusal } from '@amparo/kernel';
import { AllowServices, readPrivateKey, stateReportKey } from '@amparo/platform';
import { Controller, Get } from '@nestjs/common';
import { CaseworkConfig } from '../config';
import { ReportKeys } from './report-keys';

/** What the door is to seal to, for the door alone, signed by casework. */
@Controller('handover/report-key')
@AllowServices('intake')
export class ReportKeyController {
  constructor(
    private readonly config: CaseworkConfig,
    private readonly keys: ReportKeys,
    private readonly clock: Clock,
  ) {}

  @Get()
  show(): { statement: string } {
    const key = this.keys.inUse(this.clock.now());
    if (key === undefined) throw new Refusal('absent', 'report-key.none', 'There is no key of a month yet.');
    return { statement: stateReportKey(key, readPrivateKey(this.config.serviceKeyFile)) };
  }
}
