import type { Language } from '@amparo/domain';
import { Refusal } from '@amparo/kernel';
import { Injectable, type PipeTransform } from '@nestjs/common';
import { findLanguage } from '../catalogue/catalogues.rules';

/** The language in an address. @throws Refusal `route.absent` for what is none: such an address has no page */
@Injectable()
export class LanguageOf implements PipeTransform<string, Language> {
  transform(part: string): Language {
    const language = findLanguage(part);
    if (language === undefined) throw new Refusal('absent', 'route.absent', 'There is nothing at this address.');
    return language;
  }
}
