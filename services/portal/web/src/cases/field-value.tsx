import { labelOf } from '@amparo/domain';
import { Text } from '@mantine/core';
import { useLanguage } from '../language/language-provider';
import { useWords } from '../language/words';
import { Facts } from '../page/card';
import { countryName } from './country-name';
import { inFieldOrder, isOfCountries, listOf } from './report-fields.rules';
import classes from './cases.module.css';

/** What stands in a field of a report: codes in words, texts as they were written, and whatever else as it came. */
export function FieldValue({ name, value }: { name: string; value: unknown }) {
  const { mean, list } = useWords();
  const { language } = useLanguage();
  const word = (code: unknown): string => {
    if (typeof code === 'boolean') return mean('value', String(code));
    if (typeof code !== 'string') return JSON.stringify(code);
    if (isOfCountries(name)) return countryName(code, language);
    const vocabulary = listOf(name);
    if (vocabulary !== undefined) return labelOf(vocabulary, code, language);
    return name === 'category' ? mean('category', code) : mean('value', code);
  };
  if (Array.isArray(value)) {
    const parts: unknown[] = value;
    if (parts.every((part) => typeof part !== 'object' || part === null)) return <Text component="span" dir="auto">{list(parts.map(word))}</Text>;
    return <>{parts.map((part, at) => <FieldValue key={at} name={name} value={part} />)}</>;
  }
  if (typeof value === 'object' && value !== null) {
    return <Facts of={inFieldOrder(value as Record<string, unknown>).map(([inner, held]) => [mean('field', inner), <FieldValue key={inner} name={inner} value={held} />])} />;
  }
  return <Text component="span" className={classes.text} dir="auto">{word(value)}</Text>;
}
