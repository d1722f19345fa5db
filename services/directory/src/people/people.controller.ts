import type { Subject } from '@amparo/domain';
import { AllowPeople, FromPerson } from '@amparo/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { SeenVersionDto } from '../administration/page.dto';
import type { Page } from '../administration/page.rules';
import type { Person } from '../directory/directory.rules';
import type { Outcome } from '../directory/next-version';
import { AddPerson } from './add-person';
import { ChangePerson } from './change-person';
import { GetPerson } from './get-person';
import { ListPeople } from './list-people';
import { AddPersonDto, ChangePersonDto, ListPeopleDto, PersonIdDto, SearchPeopleDto, SightQueryDto } from './people.dto';
import type { PersonShown } from './people.rules';
import { PreviewSight } from './preview-sight';
import { RemovePerson } from './remove-person';

@Controller('people')
export class PeopleController {
  constructor(
    private readonly listPeople: ListPeople,
    private readonly getPerson: GetPerson,
    private readonly addPerson: AddPerson,
    private readonly changePerson: ChangePerson,
    private readonly removePerson: RemovePerson,
    private readonly previewSight: PreviewSight,
  ) {}

  @Get()
  @AllowPeople('directory.read')
  async list(@FromPerson() by: Subject, @Query() query: ListPeopleDto): Promise<Page<PersonShown>> {
    return this.listPeople.run(query, by.language);
  }

  /** In a body, since a name has no place in an address. */
  @Post('search')
  @HttpCode(200)
  @AllowPeople('directory.read')
  async search(@FromPerson() by: Subject, @Body() body: SearchPeopleDto): Promise<Page<PersonShown>> {
    return this.listPeople.run(body, by.language);
  }

  @Get(':person')
  @AllowPeople('directory.read')
  async get(@Param() { person }: PersonIdDto): Promise<{ version: number; person: PersonShown }> {
    return this.getPerson.run(person);
  }

  @Get(':person/sight')
  @AllowPeople('role.preview')
  async sight(@Param() { person }: PersonIdDto, @Query() { role, group, region }: SightQueryDto): ReturnType<PreviewSight['run']> {
    if (role === undefined) return this.previewSight.run(person);
    return this.previewSight.run(person, { role, ...(group === undefined ? {} : { group }), ...(region === undefined ? {} : { region }) });
  }

  @Post()
  @AllowPeople('directory.change')
  async add(@FromPerson() by: Subject, @Body() body: AddPersonDto): Promise<Outcome> {
    return this.addPerson.run({ by, version: body.version }, personOf(body.id, body));
  }

  @Put(':person')
  @AllowPeople('directory.change')
  async change(@FromPerson() by: Subject, @Param() { person }: PersonIdDto, @Body() body: ChangePersonDto): Promise<Outcome> {
    return this.changePerson.run({ by, version: body.version }, personOf(person, body));
  }

  @Post(':person/leave')
  @HttpCode(200)
  @AllowPeople('directory.change')
  async leave(@FromPerson() by: Subject, @Param() { person }: PersonIdDto, @Body() { version }: SeenVersionDto): Promise<Outcome> {
    return this.removePerson.run({ by, version }, person);
  }
}

function personOf(id: string, { name, email, language, organisation, pager, zone, hours }: ChangePersonDto): Person {
  return {
    id, name, email, language, ...(organisation === undefined ? {} : { organisation }), ...(pager === undefined ? {} : { pager }),
    ...(zone === undefined ? {} : { zone }), ...(hours === undefined ? {} : { hours }),
  };
}
