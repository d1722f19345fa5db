import { labelOf } from '@amparo/domain';
import { useLanguage } from '../language/language-provider';
import { useWords } from '../language/words';
import { ruleParts } from '../items/items.rules';

/** Says in words what a rule's code means: `THREAT:ACT-SURV`, `FACTOR:RF-NOW`, `PLUS-MARKS`, `CAPACITY`. */
export function useBecause(): (code: string) => string {
  const { mean, say } = useWords();
  const { language } = useLanguage();
  return (code) => {
    const { rule, about = '' } = ruleParts(code);
    if (rule === 'THREAT') return labelOf('act_type', about, language);
    if (rule === 'FACTOR') return labelOf('risk_factor', about, language);
    return rule === 'CAPACITY' ? say('risk.by-capacity') : mean('rule', rule);
  };
}
