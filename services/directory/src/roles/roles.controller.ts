import type { Subject } from '@amparo/domain';
import { AllowPeople, FromPerson } from '@amparo/platform';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import type { Outcome } from '../directory/next-version';
import { GiveRole } from './give-role';
import { RoleDto, roleOf } from './roles.dto';
import { TakeRole } from './take-role';

@Controller('roles')
@AllowPeople('directory.change')
export class RolesController {
  constructor(
    private readonly giveRole: GiveRole,
    private readonly takeRole: TakeRole,
  ) {}

  @Post('give')
  @HttpCode(200)
  async give(@FromPerson() by: Subject, @Body() body: RoleDto): Promise<Outcome> {
    return this.giveRole.run({ by, version: body.version }, roleOf(body));
  }

  @Post('take')
  @HttpCode(200)
  async take(@FromPerson() by: Subject, @Body() body: RoleDto): Promise<Outcome> {
    return this.takeRole.run({ by, version: body.version }, roleOf(body));
  }
}
