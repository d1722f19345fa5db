import { Refusal } from '@amparo/kernel';
import { Public } from '@amparo/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PortalConfig } from '../config';
import { partnersAddress } from '../entrances/entrance.rules';
import { BeginSession } from '../sessions/begin-session';
import { NO_SIGN_IN_COOKIE, SIGN_IN_COOKIE, cookieValue, sessionCookie, signInCookie } from '../sessions/cookies.rules';
import { EndSession } from '../sessions/end-session';
import { CheckEntrance } from './check-entrance';
import { readWay, wayText } from './provider-way';
import type { Elsewhere, SignInStep, SignedIn } from './sign-in.dto';
import { isSignInStep } from './steps';
import { TakeSignInStep } from './take-sign-in-step';

/** Where the page takes up what came back from a provider. */
const SIGN_IN_PAGE = '/sign-in';

/**
 * Signing in, step by step. For everybody: `BrowserDoor` lets only the portal's own pages ask. The last step makes the
 * browser's session, always a new one, and ends the one that it had.
 */
@Controller('api/sign-in')
@Public()
export class SignInController {
  constructor(
    private readonly takeStep: TakeSignInStep,
    private readonly beginSession: BeginSession,
    private readonly endSession: EndSession,
    private readonly checkEntrance: CheckEntrance,
    private readonly config: PortalConfig,
  ) {}

  /** Goes to the provider. What ties the way back to this browser is in a cookie, not in the page. */
  @Post('oidc-start')
  @HttpCode(200)
  async start(@Req() { entrant }: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<{ url: string }> {
    if (isPartners(entrant)) throw new Refusal('absent', 'sign-in.no-provider', 'Partners sign in with a password.');
    const { attempt, url } = await this.takeStep.run<{ attempt: string; url: string }>('oidc-start', {});
    void reply.header('set-cookie', signInCookie(wayText({ at: 'provider', attempt })));
    return { url };
  }

  /** The way back from the provider. Ends on a page of ours, whatever came of it. */
  @Get('oidc-callback')
  async finish(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const way = readWay(cookieValue(request.headers.cookie, SIGN_IN_COOKIE));
    const callbackUrl = `${this.originOf(request)}${request.raw.url ?? ''}`;
    try {
      if (way?.at !== 'provider') throw new Refusal('unauthenticated', 'sign-in.refused', 'This did not sign you in.');
      const step = await this.takeStep.run<SignInStep>('oidc-finish', { attempt: way.attempt, callbackUrl });
      const next = step.step === 'SIGNED_IN' ? await this.signIn(step, request, reply) : step;
      if (next.step === 'SIGNED_IN') {
        await reply.redirect('/', 303);
        return;
      }
      void reply.header('set-cookie', signInCookie(wayText({ at: 'step', step: next })));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      void reply.header('set-cookie', signInCookie(wayText({ at: 'refused' })));
    }
    await reply.redirect(SIGN_IN_PAGE, 303);
  }

  /** What is left to do after the way back from the provider. */
  @Post('resume')
  @HttpCode(200)
  resume(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Exclude<SignInStep, { step: 'SIGNED_IN' }> | Elsewhere {
    const way = readWay(cookieValue(request.headers.cookie, SIGN_IN_COOKIE));
    void reply.header('set-cookie', NO_SIGN_IN_COOKIE);
    if (way?.at === 'step') return way.step;
    if (way?.at === 'refused') throw new Refusal('unauthenticated', 'sign-in.refused', 'This did not sign you in.');
    throw new Refusal('absent', 'sign-in.none', 'No sign-in was begun.');
  }

  /** Any other step, as the directory takes it. */
  @Post(':step')
  @HttpCode(200)
  async take(
    @Param('step') name: string, @Body() body: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    if (!isSignInStep(name)) throw new Refusal('absent', 'route.absent', 'There is nothing at this address.');
    const answer = await this.takeStep.run<object>(name, body ?? {});
    // The provider is of those who work here, and knows one way back.
    if (name === 'ways' && isPartners(request.entrant)) return { ...answer, openIdConnect: false };
    return isSignedIn(answer) ? this.signIn(answer, request, reply) : answer;
  }

  private async signIn(step: Extract<SignInStep, { step: 'SIGNED_IN' }>, { entrant, headers }: FastifyRequest, reply: FastifyReply): Promise<SignedIn | Elsewhere> {
    if (entrant?.kind !== 'browser') throw new Error('nobody comes to sign in but a browser');
    const codes = step.recoveryCodes === undefined ? {} : { recoveryCodes: step.recoveryCodes };
    if (!(await this.checkEntrance.run(step.session.id, entrant.entrance))) {
      return { step: 'ELSEWHERE', at: entrant.entrance === 'DESK' ? (partnersAddress(headers.host, this.config) ?? null) : null, ...codes };
    }
    const secret = await this.beginSession.run(step.session, entrant.entrance);
    if (entrant.session !== undefined) await this.endSession.run(entrant.session.row.sessionId, true);
    void reply.header('set-cookie', [sessionCookie(secret.value), NO_SIGN_IN_COOKIE]);
    return { step: 'SIGNED_IN', ...codes, csrf: secret.csrf() };
  }

  /** The provider knows one address of ours for each origin. */
  private originOf({ headers: { host } }: FastifyRequest): string {
    return this.config.origins.find((origin) => new URL(origin).host === host) ?? this.config.origins[0] ?? `http://${host}`;
  }
}

const isPartners = (entrant: FastifyRequest['entrant']): boolean => entrant?.kind === 'browser' && entrant.entrance === 'PARTNERS';

function isSignedIn(answer: object): answer is Extract<SignInStep, { step: 'SIGNED_IN' }> {
  return 'step' in answer && answer.step === 'SIGNED_IN';
}
