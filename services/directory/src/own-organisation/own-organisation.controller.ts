import type { Subject } from '@amparo/domain';
import { AllowPeople, FromPerson } from '@amparo/platform';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { CloseOwnOrganisation } from './close-own-organisation';
import { GetOwnOrganisation } from './get-own-organisation';
import { CompromisedDto, SetCapacityDto, type CapacitySet, type OrganisationClosed, type OwnOrganisation } from './own-organisation.dto';
import { SetOwnCapacity } from './set-own-capacity';

/** A partner's own organisation. */
@Controller('own-organisation')
export class OwnOrganisationController {
  constructor(
    private readonly getOwnOrganisation: GetOwnOrganisation,
    private readonly setOwnCapacity: SetOwnCapacity,
    private readonly closeOwnOrganisation: CloseOwnOrganisation,
  ) {}

  @Get()
  @AllowPeople('organisation.read-own')
  async get(@FromPerson() by: Subject): Promise<OwnOrganisation> {
    return this.getOwnOrganisation.run(by);
  }

  @Post('capacity')
  @HttpCode(200)
  @AllowPeople('organisation.set-capacity')
  async capacity(@FromPerson() by: Subject, @Body() { capacity }: SetCapacityDto): Promise<CapacitySet> {
    return this.setOwnCapacity.run(by, capacity);
  }

  @Post('compromised')
  @HttpCode(200)
  @AllowPeople('organisation.close-own')
  async compromised(@FromPerson() by: Subject, @Body() { organisation }: CompromisedDto): Promise<OrganisationClosed> {
    return this.closeOwnOrganisation.run(by, organisation);
  }
}
