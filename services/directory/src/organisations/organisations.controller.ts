import type { Subject } from '@amparo/domain';
import { AllowPeople, FromPerson } from '@amparo/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { SeenVersionDto } from '../administration/page.dto';
import type { Page } from '../administration/page.rules';
import type { Organisation } from '../directory/directory.rules';
import type { Outcome } from '../directory/next-version';
import { AddOrganisation } from './add-organisation';
import { ChangeOrganisation } from './change-organisation';
import { EndOrganisation } from './end-organisation';
import { GetOrganisation } from './get-organisation';
import { ListOrganisations } from './list-organisations';
import {
  AddOrganisationDto, ChangeOrganisationDto, ListOrganisationsDto, OrganisationIdDto, SearchOrganisationsDto,
} from './organisations.dto';
import type { OrganisationShown } from './organisations.rules';

@Controller('organisations')
export class OrganisationsController {
  constructor(
    private readonly listOrganisations: ListOrganisations,
    private readonly getOrganisation: GetOrganisation,
    private readonly addOrganisation: AddOrganisation,
    private readonly changeOrganisation: ChangeOrganisation,
    private readonly endOrganisation: EndOrganisation,
  ) {}

  @Get()
  @AllowPeople('directory.read')
  async list(@FromPerson() by: Subject, @Query() query: ListOrganisationsDto): Promise<Page<OrganisationShown>> {
    return this.listOrganisations.run(query, by.language);
  }

  /** In a body, since a name has no place in an address. */
  @Post('search')
  @HttpCode(200)
  @AllowPeople('directory.read')
  async search(@FromPerson() by: Subject, @Body() body: SearchOrganisationsDto): Promise<Page<OrganisationShown>> {
    return this.listOrganisations.run(body, by.language);
  }

  @Get(':organisation')
  @AllowPeople('directory.read')
  async get(@Param() { organisation }: OrganisationIdDto): Promise<{ version: number; organisation: OrganisationShown }> {
    return this.getOrganisation.run(organisation);
  }

  @Post()
  @AllowPeople('directory.change')
  async add(@FromPerson() by: Subject, @Body() body: AddOrganisationDto): Promise<Outcome> {
    return this.addOrganisation.run({ by, version: body.version }, organisationOf(body.id, body));
  }

  @Put(':organisation')
  @AllowPeople('directory.change')
  async change(@FromPerson() by: Subject, @Param() { organisation }: OrganisationIdDto, @Body() body: ChangeOrganisationDto): Promise<Outcome> {
    return this.changeOrganisation.run({ by, version: body.version }, organisationOf(organisation, body));
  }

  @Post(':organisation/end')
  @HttpCode(200)
  @AllowPeople('directory.change')
  async end(@FromPerson() by: Subject, @Param() { organisation }: OrganisationIdDto, @Body() { version }: SeenVersionDto): Promise<Outcome> {
    return this.endOrganisation.run({ by, version }, organisation);
  }
}

function organisationOf(
  id: string, { name, kind, aliases = [], services = [], regions = [], languages = [], capacity, servedByLink = false }: ChangeOrganisationDto,
): Organisation {
  return { id, name, aliases, kind, services, regions, languages, ...(capacity === undefined ? {} : { capacity }), ...(servedByLink ? { servedByLink } : {}) };
}
