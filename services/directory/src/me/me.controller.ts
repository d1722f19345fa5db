import type { Subject } from '@amparo/domain';
import { AllowPeople, FromPerson } from '@amparo/platform';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ChangePassword } from './change-password';
import { GetMe, type Me } from './get-me';
import { ChangePasswordDto, LanguageDto } from './me.dto';
import { SetLanguage } from './set-language';

/** What somebody sees and changes of herself. */
@Controller('me')
export class MeController {
  constructor(
    private readonly getMe: GetMe,
    private readonly setLanguage: SetLanguage,
    private readonly changePassword: ChangePassword,
  ) {}

  @Get()
  @AllowPeople('session.list-own')
  async get(@FromPerson() by: Subject): Promise<Me> {
    return this.getMe.run(by);
  }

  @Post('language')
  @HttpCode(204)
  @AllowPeople('session.end-own')
  async language(@FromPerson() by: Subject, @Body() { language }: LanguageDto): Promise<void> {
    await this.setLanguage.run(by, language);
  }

  @Post('password')
  @HttpCode(204)
  @AllowPeople('session.end-own')
  async password(@FromPerson() by: Subject, @Body() { current, password }: ChangePasswordDto): Promise<void> {
    await this.changePassword.run(by, { current, password });
  }
}
