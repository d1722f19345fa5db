import { AllowPeople } from '@amparo/platform';
import { Controller, Get } from '@nestjs/common';
import { ListPartners } from './list-partners';
import type { PartnerShown } from './partners.dto';

@Controller('partners')
export class PartnersController {
  constructor(private readonly listPartners: ListPartners) {}

  @Get()
  @AllowPeople('partner.list')
  async list(): Promise<PartnerShown[]> {
    return this.listPartners.run();
  }
}
