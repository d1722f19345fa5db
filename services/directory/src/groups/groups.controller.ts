import type { Subject } from '@amparo/domain';
import { AllowPeople, FromPerson } from '@amparo/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { SeenVersionDto } from '../administration/page.dto';
import type { Outcome } from '../directory/next-version';
import { AddGroup } from './add-group';
import { ChangeGroup } from './change-group';
import { EndGroup } from './end-group';
import { AddGroupDto, ChangeGroupDto, GroupIdDto } from './groups.dto';
import type { GroupShown } from './groups.rules';
import { ListGroups } from './list-groups';

@Controller('groups')
export class GroupsController {
  constructor(
    private readonly listGroups: ListGroups,
    private readonly addGroup: AddGroup,
    private readonly changeGroup: ChangeGroup,
    private readonly endGroup: EndGroup,
  ) {}

  @Get()
  @AllowPeople('directory.read')
  async list(): Promise<{ version: number; groups: GroupShown[] }> {
    return this.listGroups.run();
  }

  @Post()
  @AllowPeople('directory.change')
  async add(@FromPerson() by: Subject, @Body() { version, id, name, kind }: AddGroupDto): Promise<Outcome> {
    return this.addGroup.run({ by, version }, { id, name, kind });
  }

  @Put(':group')
  @AllowPeople('directory.change')
  async change(@FromPerson() by: Subject, @Param() { group: id }: GroupIdDto, @Body() { version, name, kind }: ChangeGroupDto): Promise<Outcome> {
    return this.changeGroup.run({ by, version }, { id, name, kind });
  }

  @Post(':group/end')
  @HttpCode(200)
  @AllowPeople('directory.change')
  async end(@FromPerson() by: Subject, @Param() { group }: GroupIdDto, @Body() { version }: SeenVersionDto): Promise<Outcome> {
    return this.endGroup.run({ by, version }, group);
  }
}
