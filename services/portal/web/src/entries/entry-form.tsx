import { codesOf, COUNTRY_CODES, labelOf } from '@amparo/domain';
import { Button, Checkbox, MultiSelect, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import type { Schema } from '../api/paths';
import { countryName } from '../cases/country-name';
import { useLanguage } from '../language/language-provider';
import { LANGUAGES } from '../language/languages.rules';
import { useWords } from '../language/words';
import { Card } from '../page/card';
import { Trouble } from '../page/trouble';
import { useRun } from '../page/use-run';
import { useEnterReport } from './entries.calls';
import { EMPTY_ENTRY, entryOf, type EntryFields } from './entry.rules';

const CHANNELS = ['PHONE', 'SIGNAL', 'SMS', 'VOICE_NOTE', 'IN_PERSON', 'EMAIL', 'PARTNER'];
const HAPPENED = ['NOW', 'LAST_3_DAYS', 'LAST_7_DAYS', 'LAST_30_DAYS', 'LAST_90_DAYS', 'LAST_12_MONTHS', 'OLDER'];
const CATEGORIES = ['REPRISAL', 'COMMUNITY_REQUEST', 'EARLY_WARNING', 'ACCOUNTABILITY', 'GRANT_REQUEST', 'FEEDBACK', 'OTHER'];
const BEHALF = ['SELF', 'SOMEONE_WHO_KNOWS', 'SOMEONE_WHO_DOES_NOT_KNOW', 'COMMUNITY'];
const CONTACTS = ['RECEIPT_ONLY', 'SIGNAL', 'WHATSAPP', 'EMAIL', 'PHONE', 'SMS', 'TRUSTED_PERSON', 'OTHER'];
const GIVEN = ['WRITTEN', 'RECORDED', 'ORAL_WITNESSED', 'ORAL', 'SECURE_CHAT'];

/** The fields of an entry. Nothing is required: what was not said is not known, and is never a no. */
export function EntryForm({ onEntered }: { onEntered: (entered: Schema<'intake.EnteredReport'>) => void }) {
  const { say, mean } = useWords();
  const { language } = useLanguage();
  // One name for this entry, however often it is sent.
  const entry = useRef(crypto.randomUUID());
  const [fields, setFields] = useState<EntryFields>(EMPTY_ENTRY);
  const set = <K extends keyof EntryFields>(name: K, value: EntryFields[K]) => setFields((before) => ({ ...before, [name]: value }));
  const enter = useEnterReport();
  const { busy, error, run } = useRun();
  const countries = useMemo(() => COUNTRY_CODES.map((value) => ({ value, label: countryName(value, language) })).sort((a, b) => a.label.localeCompare(b.label, language)), [language]);
  const vocabulary = (list: 'act_type' | 'consent_purpose' | 'urgency') => codesOf(list).map((value) => ({ value, label: labelOf(list, value, language) }));
  const codes = (list: 'value' | 'category', all: readonly string[]) => all.map((value) => ({ value, label: mean(list, value) }));
  const one = (name: 'channel' | 'language' | 'danger' | 'happened' | 'category' | 'speed' | 'behalf' | 'contactChannel' | 'consentGiven', label: string, data: { value: string; label: string }[]) => (
    <Select label={label} data={data} value={fields[name] === '' ? null : fields[name]} onChange={(value) => set(name, value ?? '')} clearable={name !== 'channel'} allowDeselect={name !== 'channel'} placeholder={mean('value', 'UNKNOWN')} />
  );
  const line = (name: 'code' | 'contact' | 'interpreter', label: string, about?: string) => (
    <TextInput label={label} description={about} autoComplete="off" maxLength={name === 'code' ? 1_000 : 200} value={fields[name]} onChange={(event) => set(name, event.currentTarget.value)} />
  );
  return (
    <form autoComplete="off" onSubmit={(event) => {
      event.preventDefault();
      run(() => enter.mutateAsync(entryOf(fields, entry.current)).then(onEntered));
    }}>
      <Stack gap="lg">
        <Card title={say('entry.told')}>
          {one('channel', say('field.channel'), codes('value', CHANNELS))}
          {line('code', say('entry.code'), say('entry.code-about'))}
          <Textarea label={say('field.narrative')} description={say('entry.narrative-about')} autosize minRows={5} maxLength={50_000} value={fields.narrative} onChange={(event) => set('narrative', event.currentTarget.value)} />
          {one('language', say('entry.language'), LANGUAGES.map((value) => ({ value, label: new Intl.DisplayNames(language, { type: 'language' }).of(value) ?? value })))}
          {line('interpreter', say('field.interpreter'), say('entry.interpreter-about'))}
        </Card>
        <Card title={say('entry.danger')}>
          {one('danger', say('field.stillInDanger'), codes('value', ['YES', 'NO']))}
          {one('speed', say('field.wishedUrgency'), vocabulary('urgency'))}
          {one('happened', say('field.happened'), codes('value', HAPPENED))}
          {one('category', say('field.category'), codes('category', CATEGORIES))}
          <MultiSelect label={say('field.acts')} data={vocabulary('act_type')} value={fields.acts} onChange={(value) => set('acts', value)} searchable hidePickedOptions />
          <MultiSelect label={say('field.incidentCountries')} data={countries} value={fields.countries} onChange={(value) => set('countries', value)} searchable hidePickedOptions />
          {one('behalf', say('field.onBehalfOf'), codes('value', BEHALF))}
        </Card>
        <Card title={say('entry.agreed')}>
          {one('contactChannel', say('field.safeContact'), codes('value', CONTACTS))}
          {line('contact', say('field.value'))}
          <MultiSelect label={say('field.consents')} description={say('entry.consents-about')} data={vocabulary('consent_purpose')} value={fields.consents} onChange={(value) => set('consents', value)} hidePickedOptions />
          {one('consentGiven', say('field.consentGiven'), codes('value', GIVEN))}
          <Checkbox label={say('entry.explained')} checked={fields.explained} onChange={(event) => set('explained', event.currentTarget.checked)} />
        </Card>
        {error !== undefined && <Trouble error={error} />}
        <Button type="submit" loading={busy}>{say('entry.go')}</Button>
      </Stack>
    </form>
  );
}
