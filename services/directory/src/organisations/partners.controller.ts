import { AllowPeople } from '@amparo/platform';
import { Controller, Get } from '@nestjs/common';
import { ListPartners } from './list-partners';

/** A partner as those see it who may ask it for help. */
export interface PartnerShown {
  id: string;
  name: string;
  services: string[];
  capacity: string | null;
}

@Controller('partners')
export class PartnersController {
  constructor(private readonly listPartners: ListPartners) {}

  @Get()
  @AllowPeople('partner.list')
  async list(): Promise<PartnerShown[]> {
    return this.listPartners.run();
  }
}
