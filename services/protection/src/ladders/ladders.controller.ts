import type { Subject } from '@amparo/domain';
import { Database } from '@amparo/persistence';
import { AllowPeople, FromPerson } from '@amparo/platform';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ProtectionConfig } from '../config';
import { ChangeLadders } from './change-ladders';
import { currentLadders, type LaddersKept } from './current-ladders';
import { ChangeLaddersRequest } from './ladders.dto';

/** Who is woken when nobody takes an alert. */
@Controller('ladders')
export class LaddersController {
  constructor(
    private readonly database: Database,
    private readonly config: ProtectionConfig,
    private readonly changeLadders: ChangeLadders,
  ) {}

  @Get()
  @AllowPeople('ladder.read')
  async read(): Promise<LaddersKept> {
    return currentLadders(this.database.dataSource.manager, this.config.clocks);
  }

  @Post()
  @AllowPeople('ladder.change')
  @HttpCode(200)
  async change(@FromPerson() subject: Subject, @Body() { version, levels }: ChangeLaddersRequest): Promise<LaddersKept> {
    return this.changeLadders.run(subject, version, levels);
  }
}
