import { AllowPeople } from '@amparo/platform';
import { Controller, Get, Query } from '@nestjs/common';
import { ListChangesDto } from './changes.dto';
import { ListChanges, type ListedChange } from './list-changes';
import { pageAsked } from './page.dto';
import type { Page } from './page.rules';

@Controller('changes')
export class ChangesController {
  constructor(private readonly listChanges: ListChanges) {}

  @Get()
  @AllowPeople('change.read')
  async list(@Query() query: ListChangesDto): Promise<Page<ListedChange>> {
    return this.listChanges.run(pageAsked(query), query.about);
  }
}
