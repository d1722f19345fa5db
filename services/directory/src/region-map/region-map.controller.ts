import type { Subject } from '@amparo/domain';
import { AllowPeople, FromPerson } from '@amparo/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { SeenVersionDto } from '../administration/page.dto';
import type { Outcome } from '../directory/next-version';
import { ClearRegion } from './clear-region';
import { GetRegionMap } from './get-region-map';
import { CountryDto, SetRegionDto } from './region-map.dto';
import { SetRegion } from './set-region';

@Controller('region-map')
export class RegionMapController {
  constructor(
    private readonly getRegionMap: GetRegionMap,
    private readonly setRegion: SetRegion,
    private readonly clearRegion: ClearRegion,
  ) {}

  @Get()
  @AllowPeople('directory.read')
  async get(): ReturnType<GetRegionMap['run']> {
    return this.getRegionMap.run();
  }

  @Put(':country')
  @AllowPeople('directory.change')
  async set(@FromPerson() by: Subject, @Param() { country }: CountryDto, @Body() { version, region }: SetRegionDto): Promise<Outcome> {
    return this.setRegion.run({ by, version }, country, region);
  }

  @Post(':country/clear')
  @HttpCode(200)
  @AllowPeople('directory.change')
  async clear(@FromPerson() by: Subject, @Param() { country }: CountryDto, @Body() { version }: SeenVersionDto): Promise<Outcome> {
    return this.clearRegion.run({ by, version }, country);
  }
}
