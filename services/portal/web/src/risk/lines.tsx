import { RECENCIES } from '@amparo/domain';
import { Button, Select, Textarea } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useWords } from '../language/words';
import { changed, withLine, type ListName, type RiskFields } from './risk-form.rules';
import classes from './risk.module.css';

/** Words on the buttons for one more line. */
const MORE = { threats: 'risk.more-threats', vulnerabilities: 'risk.more-vulnerabilities', capacities: 'risk.more-capacities' } as const;

interface LinesProps {
  name: ListName;
  title: string;
  fields: RiskFields;
  codes: readonly { value: string; label: string }[];
  onChange: (fields: RiskFields) => void;
}

/** A list of the form: of each line what it is, of a threat when it was last seen, and words. */
export function Lines({ name, title, fields, codes, onChange }: LinesProps) {
  const { say, mean } = useWords();
  const lines = fields[name];
  // Of threats one may be said twice, with another time; of the others each once.
  const free = (own: string) => codes.filter(({ value }) => name === 'threats' || value === own || !lines.some(({ code }) => code === value));
  return (
    <fieldset className={classes.lines}>
      <legend>{title}</legend>
      {lines.map(({ key, code, when, says }, at) => {
        const of = `${title} ${at + 1}`;
        return (
          <div key={key} className={classes.line}>
            <Select
              label={say('risk.what')} aria-label={`${of}: ${say('risk.what')}`} searchable limit={100} nothingFoundMessage={say('people.none')} data={free(code)} value={code === '' ? null : code}
              onChange={(value) => onChange(changed(fields, name, key, { code: value ?? '' }))}
            />
            {name === 'threats' && (
              <Select
                label={say('risk.when')} aria-label={`${of}: ${say('risk.when')}`} allowDeselect={false} data={RECENCIES.map((value) => ({ value, label: mean('recency', value) }))} value={when}
                onChange={(value) => onChange(changed(fields, name, key, { when: value ?? 'UNKNOWN' }))}
              />
            )}
            <Textarea
              label={say('risk.says')} aria-label={`${of}: ${say('risk.says')}`} autosize minRows={1} maxLength={5_000} value={says}
              onChange={(event) => onChange(changed(fields, name, key, { says: event.currentTarget.value }))}
            />
            <div>
              <Button size="compact-sm" variant="subtle" color="red" leftSection={<IconX size={16} aria-hidden />} aria-label={`${of}: ${say('risk.take-away')}`} onClick={() => onChange(changed(fields, name, key))}>{say('risk.take-away')}</Button>
            </div>
          </div>
        );
      })}
      <div><Button size="sm" variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => onChange(withLine(fields, name))}>{say(MORE[name])}</Button></div>
    </fieldset>
  );
}
