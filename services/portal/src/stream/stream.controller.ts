import { Public } from '@amparo/platform';
import { Controller, Get, Headers, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { FromBrowser } from '../sessions/browser-door';
import type { BrowserSession } from '../sessions/find-session';
import { OpenStream } from './open-stream';
import { Streams } from './streams';

/** The live stream of a page. `@Public` to the guard of tokens: `BrowserDoor` asked for the cookie before. */
@Controller('api')
@Public()
export class StreamController {
  constructor(private readonly streams: Streams) {}

  /** Server-sent events: `ready`, `changed`, `away`, `ended`. */
  @Get('stream')
  async listen(@FromBrowser() session: BrowserSession, @Headers('last-event-id') from: string | undefined, @Res() reply: FastifyReply): Promise<void> {
    this.streams.admit(session);
    void reply.hijack();
    await this.streams.add(session, new OpenStream(reply.raw), from);
  }
}
