import { labelOf } from '@amparo/domain';
import { ruleParts } from '../items/items.rules';
import type { Words } from '../language/words';
import { languageName } from './language-name';

/** Why an organisation was asked, in words: codes such as `SERVICE:PM-LEGAL`, `REGION:LAC`, `LANGUAGE:INTERPRETER`, `CHOSEN`. */
export function whyAsked(because: readonly string[], { say, mean, knows }: Words, language: string): string[] {
  return because.map((code) => {
    const { rule, about = '' } = ruleParts(code);
    if (knows('because', code)) return mean('because', code);
    switch (rule) {
      case 'SERVICE': return say('because-service', { help: labelOf('protective_measure', about, language) });
      case 'REGION': return say('because-region', { region: mean('region', about) });
      case 'LANGUAGE': return say('because-language', { language: languageName(about, language) });
      default: return code;
    }
  });
}
