import { randomBytes } from 'node:crypto';
import { isConsentPurpose, type Language } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { FormFields, Public } from '@amparo/platform';
import { Body, Controller, Get, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Bursts } from '../../bursts/bursts';
import { ReadConversation } from '../../conversation/read-conversation';
import { WriteMessage } from '../../conversation/write-message';
import { ALL_SHARING, findWanted, withdrawalOf } from '../../withdrawal/withdrawal.rules';
import { WithdrawReport } from '../../withdrawal/withdraw-report';
import { IssueReceipt } from '../../receipts/issue-receipt';
import { findReceipt, readReceipt, type Receipt } from '../../receipts/receipt.rules';
import { findReceiptInWords } from '../../receipts/words/receipt-words.rules';
import { AcceptReport } from '../../reports/accept-report';
import { CATALOGUES } from '../catalogue/catalogues.rules';
import { Frame, type Page } from '../frame/frame';
import { LanguageOf } from '../frame/language-of';
import { PageFilter } from '../frame/page.filter';
import { sendPage } from '../frame/send-page';
import { spokenOn } from '../form/answers.rules';
import { Drafts, type Draft } from '../form/drafts';
import { conversationPage, entryPage, type Said } from './back.page';

/** The way back: with the code, and from then on with a sealed field that holds it. */
@Controller(':language/back')
@UseFilters(PageFilter)
export class BackController {
  constructor(
    private readonly frame: Frame,
    private readonly drafts: Drafts,
    private readonly issueReceipt: IssueReceipt,
    private readonly readConversation: ReadConversation,
    private readonly writeMessage: WriteMessage,
    private readonly acceptReport: AcceptReport,
    private readonly withdrawReport: WithdrawReport,
    private readonly bursts: Bursts,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Public()
  enter(@Param('language', LanguageOf) language: Language, @Res() reply: FastifyReply): void {
    sendPage(reply, this.frame.page(language, entryPage(language, {})));
  }

  @Post()
  @Public()
  async come(@Param('language', LanguageOf) language: Language, @Body() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const fields = body instanceof FormFields ? body : FormFields.empty;
    sendPage(reply, await this.answer(fields, language, request));
  }

  private async answer(fields: FormFields, language: Language, request: FastifyRequest): Promise<Page> {
    const { back, wrong } = CATALOGUES[language];
    const text = fields.one('text');
    const again = (notice: string, status: number): Page => this.frame.page(language, entryPage(language, { notice, text }), status);
    const draft = fields.has('draft') ? this.drafts.open(fields.one('draft'), this.clock.now()) : this.fresh(fields.one('code'));
    if (draft === undefined) return again(back.over, 200);
    try {
      return await this.show(draft, await this.done(draft, fields, language, request), language);
    } catch (error) {
      // What the person typed is on the page again, whatever it was.
      if (error instanceof Refusal && error.code === 'receipt.unknown') return again(back.unknown, 404);
      if (error instanceof Refusal && error.code === 'door.busy') return again(wrong.busy, 503);
      throw error;
    }
  }

  /** A visit with a code as it was typed. One that cannot be a code is looked for all the same, as one that nobody has. */
  private fresh(typed: string): Draft {
    const code = typed.slice(0, 1_000);
    const receipt = findReceipt(code) ?? findReceiptInWords(code) ?? this.nobodys();
    return { receipt, answers: {}, visit: randomBytes(4).toString('hex') };
  }

  private nobodys(): Receipt {
    return readReceipt(this.issueReceipt.run().receipt);
  }

  /** Does what the button says. @returns what to say on the page after it */
  private async done(draft: Draft, fields: FormFields, language: Language, request: FastifyRequest): Promise<Said> {
    const { back } = CATALOGUES[language];
    const text = fields.one('text');
    switch (fields.one('go')) {
      case 'message':
        if (text.trim() === '') return { notice: back.empty };
        await this.writeMessage.run(draft.receipt, text);
        return { notice: back.written };
      case 'withdraw': {
        // A report is made by its first body: a code that nobody has must not make one.
        await this.readConversation.run(draft.receipt);
        const purpose = fields.one('purpose');
        const purposes = isConsentPurpose(purpose) ? [purpose] : ALL_SHARING;
        await this.acceptReport.run(withdrawalOf(purposes, draft.receipt, spokenOn(draft, language)), undefined, { burst: this.bursts.of(request) });
        return { notice: back.withdrawn, text };
      }
      case 'leave':
        return { text, leaving: true };
      default:
        return this.leftOrLooked(draft, fields, language, request);
    }
  }

  /** Buttons that say which: of the second step of taking it all back, and to earlier messages. */
  private async leftOrLooked(draft: Draft, fields: FormFields, language: Language, request: FastifyRequest): Promise<Said> {
    const text = fields.one('text');
    const [go, which = ''] = fields.one('go').split(':');
    const wanted = go === 'leave' ? findWanted(which) : undefined;
    if (wanted !== undefined) {
      await this.withdrawReport.run(draft.receipt, wanted, language, this.bursts.of(request));
      return { notice: CATALOGUES[language].back.leave.done, text };
    }
    return { text, ...(go === 'before' && /^[1-9]\d{0,5}$/.test(which) ? { before: Number(which) } : {}) };
  }

  private async show(draft: Draft, said: Said, language: Language): Promise<Page> {
    const conversation = await this.readConversation.run(draft.receipt);
    return this.frame.page(language, conversationPage(language, conversation, this.drafts.seal(draft, this.clock.now()), said));
  }
}
