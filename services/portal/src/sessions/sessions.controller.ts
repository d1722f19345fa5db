import { isPastOpening, SealedFields } from '@amparo/persistence';
import { Public } from '@amparo/platform';
import { Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PortalConfig } from '../config';
import { partnersAddress } from '../entrances/entrance.rules';
import { sealedPlace } from './begin-session';
import { FromBrowser } from './browser-door';
import { NO_SESSION_COOKIE } from './cookies.rules';
import { dropCookie } from './drop-cookie';
import { EndSession } from './end-session';
import { FetchPersonToken, SESSION_ENDED } from './fetch-person-token';
import type { BrowserSession } from './find-session';
import type { SessionShown } from './sessions.dto';

/** A browser's own session. `@Public` to the guard of tokens: `BrowserDoor` asked for the cookie before. */
@Controller('api')
@Public()
export class SessionsController {
  constructor(
    private readonly fetchPersonToken: FetchPersonToken,
    private readonly endSession: EndSession,
    private readonly fields: SealedFields,
    private readonly config: PortalConfig,
  ) {}

  /** Who is signed in. Asks the directory, so that an answer means that the session stands. */
  @Get('session')
  async show(
    @FromBrowser() { row, secret, passive }: BrowserSession & { passive: boolean }, @Req() { headers: { host } }: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionShown> {
    await this.fetchPersonToken.run(row.sessionId, 'portal', passive).catch((error: unknown) => dropCookie(reply, error));
    const { name, language } = await this.particulars(row).catch((error: unknown) => dropCookie(reply, error));
    return {
      person: row.personId, name, language, factors: row.factors, endsAt: row.endsAt.toISOString(), idleSeconds: row.idleSeconds, csrf: secret.csrf(),
      partnersAt: row.entrance === 'DESK' ? (partnersAddress(host, this.config) ?? null) : null,
    };
  }

  /** @throws Refusal `session.ended` where the key that it was sealed under is lost: she signs in again */
  private async particulars({ sessionId, sealed, cookieHash }: BrowserSession['row']): Promise<{ name: string; language: string }> {
    try {
      return JSON.parse((await this.fields.open(sealed, sealedPlace(cookieHash))).toString('utf8')) as { name: string; language: string };
    } catch (error) {
      if (!isPastOpening(error)) throw error;
      await this.endSession.run(sessionId, true);
      throw SESSION_ENDED();
    }
  }

  @Post('sign-out')
  @HttpCode(204)
  async signOut(@FromBrowser() { row }: BrowserSession, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.endSession.run(row.sessionId, true);
    void reply.header('set-cookie', NO_SESSION_COOKIE);
  }
}
