import { AllowServices } from '@amparo/platform';
import { Controller, Get } from '@nestjs/common';
import { GetCopy, type CopyOf } from './get-copy';

/** Each service may have the one copy that it needs, and no other. */
@Controller('copies')
export class CopiesController {
  constructor(private readonly getCopy: GetCopy) {}

  @Get('roster')
  @AllowServices('protection', 'casework')
  async roster(): Promise<CopyOf<'roster'>> {
    return this.getCopy.run('roster');
  }

  @Get('organisations')
  @AllowServices('intake')
  async organisations(): Promise<CopyOf<'organisations'>> {
    return this.getCopy.run('organisations');
  }

  @Get('contacts')
  @AllowServices('notifications')
  async contacts(): Promise<CopyOf<'contacts'>> {
    return this.getCopy.run('contacts');
  }
}
