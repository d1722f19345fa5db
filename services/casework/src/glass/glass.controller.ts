import type { Subject } from '@amparo/domain';
import { AllowPeople, FromPerson } from '@amparo/platform';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { IsString, Length, Matches } from 'class-validator';
import { BreakGlass, type GlassShown } from './break-glass';

/** Why a case has to be read beyond one's rights. */
export class BreakGlassRequest {
  @IsString() @Length(10, 2_000) @Matches(/\S.*\S/s) reason!: string;
}

/** Reading a case beyond one's rights. */
@Controller('cases')
export class GlassController {
  constructor(private readonly breakGlass: BreakGlass) {}

  @Post(':which/break-glass')
  @AllowPeople('case.break-glass')
  @HttpCode(200)
  async break(@FromPerson() subject: Subject, @Param('which') which: string, @Body() { reason }: BreakGlassRequest): Promise<GlassShown> {
    return this.breakGlass.run(subject, which, reason);
  }
}
