import type { Language } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { FormFields, FormParts, Public } from '@amparo/platform';
import { Body, Controller, Get, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { TakeFiles } from '../../attachments/take-files';
import { Bursts } from '../../bursts/bursts';
import { IntakeConfig } from '../../config';
import { entryPage } from '../back/back.page';
import { CATALOGUES } from '../catalogue/catalogues.rules';
import { Drafts } from '../form/drafts';
import { Frame, type Page } from '../frame/frame';
import { LanguageOf } from '../frame/language-of';
import { PageFilter } from '../frame/page.filter';
import { sendPage } from '../frame/send-page';
import { filesPage, noticesOf } from './files.page';

/** Files for what was sent before: from the page that says that it has arrived, and on coming back. */
@Controller(':language/files')
@UseFilters(PageFilter)
export class FilesController {
  constructor(
    private readonly frame: Frame,
    private readonly drafts: Drafts,
    private readonly takeFiles: TakeFiles,
    private readonly bursts: Bursts,
    private readonly config: IntakeConfig,
    private readonly clock: Clock,
  ) {}

  /** Somebody loads the address again: nothing is in it, so the code is asked for. */
  @Get()
  @Public()
  enter(@Param('language', LanguageOf) language: Language, @Res() reply: FastifyReply): void {
    sendPage(reply, this.frame.page(language, entryPage(language, {})));
  }

  @Post()
  @Public()
  async come(@Param('language', LanguageOf) language: Language, @Body() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (body instanceof FormParts) sendPage(reply, await this.take(body, language, this.bursts.networkOf(request)));
    else sendPage(reply, this.show(body instanceof FormFields ? body : FormFields.empty, language, []));
  }

  private async take(form: FormParts, language: Language, place: string): Promise<Page> {
    let before = FormFields.empty;
    try {
      const { fields, outcomes } = await this.takeFiles.run(form, place, (fields) => {
        before = fields;
        return this.drafts.open(fields.one('draft'), this.clock.now())?.receipt;
      });
      return this.show(fields, language, noticesOf(outcomes, language));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return this.afterRefusal(error, before, language);
    }
  }

  /** What was typed is on the page again, whatever it was. */
  private afterRefusal(refusal: Refusal, before: FormFields, language: Language): Page {
    const { back, files, wrong } = CATALOGUES[language];
    switch (refusal.code) {
      case 'receipt.unknown': return this.frame.page(language, entryPage(language, { notice: back.unknown, text: before.one('text') }), 404);
      case 'door.busy': return this.show(before, language, [wrong.busy], 503);
      case 'request.oversize': return this.show(before, language, [files.refused['attachment.too-many']], 413);
      case 'request.malformed': return this.show(before, language, [files.broken], 400);
      default: throw refusal;
    }
  }

  private show(fields: FormFields, language: Language, notices: readonly string[], status = 200): Page {
    const now = this.clock.now();
    const draft = this.drafts.open(fields.one('draft'), now);
    const text = fields.one('text');
    if (draft === undefined) return this.frame.page(language, entryPage(language, { notice: CATALOGUES[language].back.over, text }), status);
    const shown = { language, sealed: this.drafts.seal(draft, now), text, limits: this.config.attachmentLimits(), notices };
    return this.frame.page(language, filesPage(shown), status);
  }
}
