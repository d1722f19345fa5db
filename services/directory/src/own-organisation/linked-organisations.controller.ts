import { AllowServices } from '@amparo/platform';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { OrganisationIdDto } from '../organisations/organisations.dto';
import { CloseOwnOrganisation } from './close-own-organisation';
import { ClosedByLinkDto, type OrganisationClosed } from './own-organisation.dto';

/** For protection, which knows who has opened a link. */
@Controller('internal/organisations')
export class LinkedOrganisationsController {
  constructor(private readonly closeOwnOrganisation: CloseOwnOrganisation) {}

  @Post(':organisation/compromised')
  @HttpCode(200)
  @AllowServices('protection')
  async compromised(@Param() { organisation }: OrganisationIdDto, @Body() { link }: ClosedByLinkDto): Promise<OrganisationClosed> {
    return this.closeOwnOrganisation.byLink(organisation, link);
  }
}
