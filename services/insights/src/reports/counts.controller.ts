import { Clock } from '@amparo/kernel';
import { AllowOperator, AllowPeople, firstToGo, FromCaller, type Caller } from '@amparo/platform';
import { Controller, Get, Param } from '@nestjs/common';
import { CountReports } from './count-reports';
import { RegionDto, type CountsShown, type RegionCountsShown } from './counts.dto';
import { ofRegion } from './counts.rules';
import { countingKeysOf } from './counts-sight.rules';

/** Statistics that may be shown: small numbers withheld, and to nobody a case that is hidden from her. */
@Controller('counts')
export class CountsController {
  constructor(
    private readonly countReports: CountReports,
    private readonly clock: Clock,
  ) {}

  @Get()
  @AllowOperator()
  @AllowPeople('counts.read')
  async count(@FromCaller() caller: Caller): Promise<CountsShown> {
    const keys = this.keysOf(caller);
    return firstToGo.dashboards.run(() => this.countReports.run(keys));
  }

  @Get('of-region/:region')
  @AllowOperator()
  @AllowPeople('counts.read-region')
  async countRegion(@FromCaller() caller: Caller, @Param() { region }: RegionDto): Promise<RegionCountsShown> {
    const keys = this.keysOf(caller, region);
    return ofRegion(await firstToGo.dashboards.run(() => this.countReports.run(keys)), region);
  }

  private keysOf(caller: Caller, region?: string): ReturnType<typeof countingKeysOf> | undefined {
    return caller.kind === 'person' ? countingKeysOf(caller.subject, region, this.clock.now()) : undefined;
  }
}
