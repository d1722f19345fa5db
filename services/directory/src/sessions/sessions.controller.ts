import type { Subject } from '@amparo/domain';
import { AllowPeople, FromPerson } from '@amparo/platform';
import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { EndOwnSessions } from './end-own-sessions';
import { ListSessions, type ShownSession } from './list-sessions';

/** One's own sessions. */
@Controller('sessions')
export class SessionsController {
  constructor(
    private readonly listSessions: ListSessions,
    private readonly endOwnSessions: EndOwnSessions,
  ) {}

  @Get()
  @AllowPeople('session.list-own')
  async list(@FromPerson() by: Subject): Promise<{ sessions: ShownSession[] }> {
    return { sessions: await this.listSessions.run(by.person, by.session) };
  }

  @Post('end-others')
  @HttpCode(200)
  @AllowPeople('session.end-own')
  async endOthers(@FromPerson() by: Subject): Promise<{ ended: number }> {
    return { ended: await this.endOwnSessions.others(by) };
  }

  @Post(':id/end')
  @HttpCode(204)
  @AllowPeople('session.end-own')
  async end(@FromPerson() by: Subject, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.endOwnSessions.one(by, id);
  }
}
