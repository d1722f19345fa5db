import { randomBytes } from 'node:crypto';
import type { Language } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { FormFields, Public } from '@amparo/platform';
import { Body, Controller, Get, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Bursts } from '../../bursts/bursts';
import { IssueReceipt } from '../../receipts/issue-receipt';
import { readReceipt } from '../../receipts/receipt.rules';
import { AcceptReport } from '../../reports/accept-report';
import { CATALOGUES } from '../catalogue/catalogues.rules';
import { Frame, type Page } from '../frame/frame';
import { LanguageOf } from '../frame/language-of';
import { PageFilter } from '../frame/page.filter';
import { sendPage } from '../frame/send-page';
import { homePage } from '../home/home.page';
import { reportOf, spokenOn } from './answers.rules';
import { checkPage, sentPage } from './check.page';
import { Drafts, type Draft } from './drafts';
import { questionPage } from './question.page';
import type { QuestionId } from './questions.rules';
import { afterPage } from './walk.rules';

/** The form: one address, one question a page, everything said so far in a sealed field. */
@Controller(':language/form')
@UseFilters(PageFilter)
export class FormController {
  constructor(
    private readonly frame: Frame,
    private readonly drafts: Drafts,
    private readonly issueReceipt: IssueReceipt,
    private readonly acceptReport: AcceptReport,
    private readonly bursts: Bursts,
    private readonly clock: Clock,
  ) {}

  /** Somebody loads the address again: nothing is in it, so it starts over. */
  @Get()
  @Public()
  start(@Param('language', LanguageOf) language: Language, @Res() reply: FastifyReply): void {
    sendPage(reply, this.frame.page(language, homePage(language)));
  }

  @Post()
  @Public()
  async go(@Param('language', LanguageOf) language: Language, @Body() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const fields = body instanceof FormFields ? body : FormFields.empty;
    const carried = this.drafts.open(fields.one('draft'), this.clock.now());
    const before = carried ?? { receipt: readReceipt(this.issueReceipt.run().receipt), answers: {} };
    const { answers, place } = afterPage(before.answers, fields.one('step'), fields.one('go'), (field) => fields.all(field));
    const draft = { ...before, answers };
    // The first page of all has no draft to lose.
    const lost = carried === undefined && fields.has('step');
    if (lost) sendPage(reply, this.ask(place.lost, draft, language, CATALOGUES[language].form.lost));
    else if (place.to === 'send') sendPage(reply, await this.send(draft, language, request));
    else sendPage(reply, this.ask(place.to, draft, language));
  }

  private ask(at: QuestionId | 'check', draft: Draft, language: Language, notice?: string, status = 200): Page {
    const asking = { language, draft, sealed: this.drafts.seal(draft, this.clock.now()), notice };
    return this.frame.page(language, at === 'check' ? checkPage(asking) : questionPage(at, asking), status);
  }

  /** Where it cannot be taken, the answers stay with the person, and nothing says that they arrived. */
  private async send(draft: Draft, language: Language, request: FastifyRequest): Promise<Page> {
    try {
      const accepted = await this.acceptReport.run(reportOf(draft.answers, draft.receipt, spokenOn(draft, language), this.clock.now()), undefined, { burst: this.bursts.of(request) });
      const visit = this.drafts.seal({ receipt: draft.receipt, answers: {}, visit: randomBytes(4).toString('hex') }, this.clock.now());
      return this.frame.page(language, sentPage(draft, accepted, language, visit), 201);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'door.busy') throw error;
      return this.ask('check', draft, language, CATALOGUES[language].form.busy, 503);
    }
  }
}
