import { DECLINED_BECAUSE, PROGRESS, type Language } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { FormFields, PeerUnavailable, Public } from '@amparo/platform';
import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PortalConfig } from '../config';
import { entranceOf, originsOf } from '../entrances/entrance.rules';
import { cookieValue, LINK_COOKIE, linkCookie, NO_LINK_COOKIE } from '../sessions/cookies.rules';
import { isOurs } from '../sessions/same-origin.rules';
import { AskByLink } from './ask-by-link';
import type { VisitLog, VisitPacket, VisitShown } from './link-shapes';
import { LINK_POLICY } from './link-style';
import { entryPage, gonePage, nothingPage, offerPage, packetPage, saidPage } from './link.page';
import { logPage } from './log.page';
import { readLine } from './read-line';
import { findLanguage, LINK_WORDS } from './words/all-words.rules';
import { LINK_GONE, type LinkGone } from './words/link-words.rules';

/** What a request is answered with. */
type Answer = { page: string; status?: number; cookie?: string } | { goTo: string; cookie?: string };

/** Without a cookie of ours: nothing is said. */
const NOBODY = () => new Refusal('absent', 'link.absent', 'This link opens nothing.');

/**
 * Pages for partners without an account, at the partners' entrance: a link is pasted, opens once, shows the teaser, and after the code what
 * somebody of the organisation would see. They need no script.
 */
@Controller('link')
@Public()
export class LinksController {
  constructor(
    private readonly ask: AskByLink,
    private readonly config: PortalConfig,
    private readonly clock: Clock,
  ) {}

  @Get()
  first(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.answer('en', request, reply, async () => ({ page: entryPage('en') }));
  }

  @Get(':language')
  enter(@Param('language') language: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.answer(language, request, reply, async (spoken) => ({ page: entryPage(spoken) }));
  }

  /**
   * Opens it. The whole link may be pasted, or what stands behind its `#`. Pasted again where it is open already it leads there, and what opens
   * nothing takes nothing away that is open in this browser.
   */
  @Post(':language')
  open(@Param('language') language: string, @Body() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.answer(language, request, reply, async (spoken) => {
      const pasted = fieldsOf(body).one('link').trim();
      const secret = pasted.slice(pasted.lastIndexOf('#') + 1).slice(0, 200);
      const goTo = `/link/${spoken}/offer`;
      try {
        const held = await this.held(secret, cookieValue(request.headers.cookie, LINK_COOKIE));
        if (held === 'OPEN') return { goTo };
        // Brought again by whoever opened it: it is not in other hands.
        if (held !== undefined) return gone(spoken, held);
        const { visit } = await this.ask.run<{ visit: string }>('open', { secret });
        return { goTo, cookie: linkCookie(visit) };
      } catch (error) {
        const why = goneOf(error);
        if (why !== undefined) return gone(spoken, why);
        throw error;
      }
    });
  }

  @Get(':language/offer')
  offer(@Param('language') language: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.answer(language, request, reply, async (spoken, visit) => ({ page: offerPage(spoken, await this.shown(visit())) }));
  }

  @Post(':language/code')
  code(@Param('language') language: string, @Body() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.answer(language, request, reply, async (spoken, visit) => {
      await this.ask.run('code', { visit: visit(), code: fieldsOf(body).one('code').slice(0, 40) });
      return { goTo: `/link/${spoken}/offer` };
    });
  }

  @Post(':language/answer')
  act(@Param('language') language: string, @Body() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.answer(language, request, reply, async (spoken, visit) => this.acted(spoken, visit(), fieldsOf(body)));
  }

  @Get(':language/packet')
  packet(@Param('language') language: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.answer(language, request, reply, async (spoken, visit) => ({ page: packetPage(spoken, await this.ask.run<VisitPacket>('packet', { visit: visit() }), this.clock.now()) }));
  }

  /** What was done and written beside the request. */
  @Get(':language/log')
  log(@Param('language') language: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.answer(language, request, reply, async (spoken, visit) => ({ page: logPage(spoken, await this.ask.run<VisitLog>('log', { visit: visit() }), this.clock.now()) }));
  }

  /** A message to the working group, or a service that was given. */
  @Post(':language/line')
  write(@Param('language') language: string, @Body() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.answer(language, request, reply, async (spoken, visit) => {
      const line = readLine(fieldsOf(body));
      if (line === undefined) throw new Refusal('unprocessable', 'line.service', 'It does not say what it must.');
      await this.ask.run('line', { visit: visit(), ...line });
      return { goTo: `/link/${spoken}/log` };
    });
  }

  private async acted(language: Language, visit: string, fields: FormFields): Promise<Answer> {
    const words = LINK_WORDS[language];
    const [go = '', which = ''] = fields.one('go').split(':');
    switch (go) {
      case 'commit':
      case 'deleted':
        await this.ask.run(go, { visit });
        break;
      case 'decline':
        await this.ask.run(go, { visit, because: one(DECLINED_BECAUSE, fields.one('because')) });
        break;
      case 'progress':
        await this.ask.run(go, { visit, status: one(PROGRESS, which) });
        break;
      case 'leave':
        await this.ask.run(go, { visit });
        return { page: saidPage(language, words.left), cookie: NO_LINK_COOKIE };
      case 'compromised':
        await this.ask.run(go, { visit });
        return { page: saidPage(language, words.closed), cookie: NO_LINK_COOKIE };
      default:
        break;
    }
    return { goTo: `/link/${language}/offer` };
  }

  /** What became of a link that this browser opened; nothing: it has not, or it is open here no longer, since it was opened elsewhere after. */
  private async held(secret: string, held: string | undefined): Promise<'OPEN' | 'LATE' | 'LEFT' | undefined> {
    if (secret === '' || held?.startsWith(`${secret}.`) !== true) return undefined;
    return this.shown(held).then(() => 'OPEN', (error: unknown) => {
      const why = goneOf(error);
      if (why === undefined) throw error;
      return why === 'LATE' || why === 'LEFT' ? why : undefined;
    });
  }

  private async shown(visit: string): Promise<VisitShown> {
    return this.ask.run<VisitShown>('offer', { visit });
  }

  /** Does the work where it may be done, and answers with a page, whatever comes of it. @throws Refusal `route.absent` at the other entrance and for what is no language */
  private async answer(part: string, request: FastifyRequest, reply: FastifyReply, work: (language: Language, visit: () => string) => Promise<Answer>): Promise<void> {
    const language = findLanguage(part);
    const { headers, method } = request;
    const entrance = entranceOf(headers.host, this.config);
    if (language === undefined || entrance !== 'PARTNERS') throw new Refusal('absent', 'route.absent', 'There is nothing at this address.');
    const site = headers['sec-fetch-site'];
    const visit = () => {
      const held = cookieValue(headers.cookie, LINK_COOKIE);
      if (held === undefined) throw NOBODY();
      return held;
    };
    if (method !== 'GET' && !isOurs({ method, host: headers.host, origin: headers.origin, site: Array.isArray(site) ? site.join(',') : site }, originsOf(entrance, this.config))) {
      return send(reply, { page: saidPage(language, LINK_WORDS[language].elsewhere), status: 403 });
    }
    send(reply, await work(language, visit).catch((error: unknown) => this.refused(language, visit, error)));
  }

  private async refused(language: Language, visit: () => string, error: unknown): Promise<Answer> {
    const words = LINK_WORDS[language];
    if (error instanceof PeerUnavailable) return { page: saidPage(language, words.away, true), status: 503 };
    if (!(error instanceof Refusal)) throw error;
    switch (error.code) {
      case 'link.code':
      case 'link.wait':
        // The fifth wrong one ended it: then there is nothing to show, and the answer is what became of it.
        return this.ask.run<VisitShown>('offer', { visit: visit() }).then(
          (shown) => ({ page: offerPage(language, shown, error.code === 'link.code' ? words.codeWrong : words.codeWait), status: error.code === 'link.code' ? 422 : 409 }),
          (again: unknown) => this.refused(language, visit, again),
        );
      case 'link.unverified':
        return { goTo: `/link/${language}/offer` };
      case 'packet.absent':
      case 'referral.absent':
        // The case itself may be erased: what is left is to say that all of it was deleted.
        return { page: saidPage(language, words.packetOver, true), status: 404 };
      case 'referral.step':
        return { page: saidPage(language, words.stands, true), status: 409 };
      case 'deletion.not-asked':
        return { page: saidPage(language, words.notDeleted, true), status: 409 };
      case 'line.service':
        return { page: saidPage(language, words.lineWrong, true), status: 422 };
      case 'line.other-words':
        return { page: saidPage(language, words.lineOther, true), status: 409 };
      case 'line.many':
        return { page: saidPage(language, words.lineMany, true), status: 409 };
      case 'link.busy':
        return { page: saidPage(language, words.away, true), status: 503 };
      default: {
        const why = goneOf(error);
        return why === undefined ? nothing(language) : { ...gone(language, why), cookie: NO_LINK_COOKIE };
      }
    }
  }
}

/** What became of a link, as protection says it to whoever holds the whole of it; `ABSENT` for all of which nothing is said. Nothing: it is of something else. */
function goneOf(error: unknown): LinkGone | 'ABSENT' | undefined {
  if (!(error instanceof Refusal)) return undefined;
  if (error.code === 'link.absent') return 'ABSENT';
  return LINK_GONE.find((why) => error.code === `link.${why.toLowerCase()}`);
}

const gone = (language: Language, why: LinkGone | 'ABSENT') => (why === 'ABSENT' ? nothing(language) : { page: gonePage(language, why), status: 404 });

const nothing = (language: Language) => ({ page: nothingPage(language), status: 404 });

const fieldsOf = (body: unknown): FormFields => (body instanceof FormFields ? body : FormFields.empty);

/** The word, if it is one of them. @throws Refusal `referral.step`: our pages send no other */
function one<W extends string>(words: readonly W[], said: string): W {
  const found = words.find((word) => word === said);
  if (found === undefined) throw new Refusal('conflict', 'referral.step', 'That cannot be done by this link.');
  return found;
}

function send(reply: FastifyReply, answer: Answer): void {
  if (answer.cookie !== undefined) void reply.header('set-cookie', answer.cookie);
  if ('goTo' in answer) {
    void reply.redirect(answer.goTo, 303);
    return;
  }
  if (answer.status === 503) void reply.header('retry-after', '60');
  void reply.code(answer.status ?? 200).header('content-type', 'text/html; charset=utf-8').header('content-security-policy', LINK_POLICY).send(answer.page);
}
