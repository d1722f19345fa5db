import type { Subject } from '@amparo/domain';
import { AllowPeople, FromPerson } from '@amparo/platform';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { OfCase } from '../consents/consents.dto';
import { WatchCase } from './watch-case';
import { Watching } from './watches.dto';

/** Cases that somebody watches. */
@Controller('cases/:caseId/watch')
export class WatchesController {
  constructor(private readonly watchCase: WatchCase) {}

  @Post()
  @AllowPeople('alert.watch')
  @HttpCode(200)
  async watch(@FromPerson() subject: Subject, @Param() { caseId }: OfCase, @Body() { watching }: Watching): Promise<Watching> {
    return this.watchCase.run(subject, caseId, watching);
  }
}
