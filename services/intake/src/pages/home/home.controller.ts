import type { Language } from '@amparo/domain';
import { Public } from '@amparo/platform';
import { Controller, Get, Param, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { FIRST_LANGUAGE } from '../catalogue/catalogues.rules';
import { Frame } from '../frame/frame';
import { LanguageOf } from '../frame/language-of';
import { PageFilter } from '../frame/page.filter';
import { sendPage } from '../frame/send-page';
import { homePage } from './home.page';

/** The first page. Which language it is in stands in the address: what the browser says about its owner is not looked at. */
@Controller()
@UseFilters(PageFilter)
export class HomeController {
  constructor(private readonly frame: Frame) {}

  @Get()
  @Public()
  first(@Res() reply: FastifyReply): void {
    sendPage(reply, this.frame.page(FIRST_LANGUAGE, homePage(FIRST_LANGUAGE)));
  }

  @Get(':language')
  @Public()
  home(@Param('language', LanguageOf) language: Language, @Res() reply: FastifyReply): void {
    sendPage(reply, this.frame.page(language, homePage(language)));
  }
}
