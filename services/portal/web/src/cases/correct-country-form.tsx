import { COUNTRY_CODES } from '@amparo/domain';
import { MultiSelect } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { CaseShown } from './shapes';
import { useLanguage } from '../language/language-provider';
import { useWords } from '../language/words';
import { Form } from '../page/form';
import { Opens } from '../page/opens';
import { useCaseWork } from './cases.calls';
import { countryName } from './country-name';

/** Says where it happened, as somebody found out: the regions follow, and who is told. */
export function CorrectCountryForm({ it }: { it: CaseShown }) {
  const { say } = useWords();
  const { language } = useLanguage();
  const { correct } = useCaseWork(it.caseId);
  const [countries, setCountries] = useState<string[]>([]);
  const all = useMemo(
    () => COUNTRY_CODES.map((value) => ({ value, label: countryName(value, language) })).sort((a, b) => a.label.localeCompare(b.label, language)),
    [language],
  );
  return (
    <Opens label={say('correct.title')}>
      {(close) => (
        <Form about={say('correct.about')} go={say('correct.go')} run={() => correct.mutateAsync(countries)} close={close}>
          <MultiSelect
            label={say('correct.countries')} description={say('correct.order')} size="md" searchable required withAsterisk={false} hidePickedOptions
            nothingFoundMessage={say('correct.no-country')} data={all} value={countries} onChange={setCountries}
          />
        </Form>
      )}
    </Opens>
  );
}
