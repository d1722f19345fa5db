import { labelOf } from '@amparo/domain';
import { List } from '@mantine/core';
import { useLanguage } from '../language/language-provider';
import { useWords } from '../language/words';
import { ruleParts } from './items.rules';

/** The rules that fired, as sentences. A rule of a newer service shows its code: better than nothing, and never wrong. */
export function Because({ rules }: { rules: readonly string[] }) {
  const { mean, say, knows } = useWords();
  const { language } = useLanguage();
  const sentence = (code: string): string => {
    const { rule, about } = ruleParts(code);
    if (!knows('rule', rule)) return say('rule-unknown', { code });
    const words = mean('rule', rule);
    if (about === undefined) return words;
    return `${words} (${rule === 'FLOOR' ? labelOf('act_type', about, language) : mean(rule === 'NO-GROUP' ? 'route' : 'region', about)})`;
  };
  return <List spacing={4} size="sm">{[...new Set(rules)].map((code) => <List.Item key={code}>{sentence(code)}</List.Item>)}</List>;
}
