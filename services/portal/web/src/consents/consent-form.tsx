import { CANNOT_BE_ASKED, codesOf, EXPLAINED, HOW_GIVEN } from '@amparo/domain';
import { Checkbox, MultiSelect, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { LANGUAGES } from '../language/languages.rules';
import { useLanguage } from '../language/language-provider';
import { useWords, type CodeList } from '../language/words';
import { languageName } from '../offers/language-name';
import { Form } from '../page/form';
import { PartnerSelect } from '../partners/partner-select';
import { usePartners } from '../partners/partners.calls';
import { classesOf, EMPTY_CONSENT, FOR_ONE, recordOf, type ConsentFields } from './consent-form.rules';
import { useConsentWork } from './consents.calls';

/** What somebody agreed to, with all its terms; or that she refused. @param answer `ASKED`: she is still to be asked about one partner */
export function ConsentForm({ caseId, answer, close }: { caseId: string; answer: ConsentFields['answer']; close: () => void }) {
  const { say, mean } = useWords();
  const { language } = useLanguage();
  const { record } = useConsentWork(caseId);
  const { data: partners = [] } = usePartners();
  const [fields, setFields] = useState<ConsentFields>({ ...EMPTY_CONSENT, answer, language });
  const set = <K extends keyof ConsentFields>(name: K, value: ConsentFields[K]) => setFields((before) => ({ ...before, [name]: value }));
  const codes = (list: CodeList, all: readonly string[]) => all.map((value) => ({ value, label: mean(list, value) }));
  const one = (name: 'purpose' | 'who' | 'because' | 'caregiver' | 'how', label: string, data: { value: string; label: string }[]) => (
    <Select label={label} data={data} allowDeselect={false} value={fields[name] === '' ? null : fields[name]} onChange={(value) => set(name, (value ?? '') as never)} />
  );
  const line = (name: 'representative' | 'basis' | 'witness' | 'interpreter', label: string) => (
    <TextInput label={label} autoComplete="off" maxLength={200} value={fields[name]} onChange={(event) => set(name, event.currentTarget.value)} />
  );
  const day = (name: 'givenOn' | 'endsOn', label: string, about: string) => (
    <TextInput type="date" label={label} description={about} value={fields[name]} onChange={(event) => set(name, event.currentTarget.value)} />
  );
  const given = fields.answer === 'GIVEN';
  return (
    <Form about={say(answer === 'ASKED' ? 'consent.ask-about' : 'consent.record-about')} go={say(answer === 'ASKED' ? 'consent.ask' : 'consent.record')} run={() => record.mutateAsync(recordOf(fields))} close={close}>
      <Stack gap="md">
        {answer !== 'ASKED' && <Select label={say('consent.answer')} data={codes('consentAnswer', ['GIVEN', 'REFUSED'])} allowDeselect={false} value={fields.answer} onChange={(value) => set('answer', value as 'GIVEN' | 'REFUSED')} />}
        {one('purpose', say('consent.purpose'), codes('consentPurpose', codesOf('consent_purpose').filter((code) => answer !== 'ASKED' || FOR_ONE.has(code))))}
        {FOR_ONE.has(fields.purpose) && <PartnerSelect label={say(fields.purpose === 'CP-UN' || fields.purpose === 'CP-BANKPRIV' ? 'outside.recipient' : 'consent.recipient')} kind={fields.purpose === 'CP-UN' ? 'MECHANISM' : fields.purpose === 'CP-BANKPRIV' ? 'BANK' : 'PARTNER'} value={fields.recipient} onChange={(id) => set('recipient', id)} />}
        {given && (
          <>
            <Checkbox.Group label={say('consent.classes')} value={fields.classes} onChange={(value) => set('classes', value)}>
              <Stack gap={6} mt={4}>{classesOf(fields.purpose).map((code) => <Checkbox key={code} value={code} label={mean('dataClass', code)} />)}</Stack>
            </Checkbox.Group>
            {one('who', say('consent.who'), codes('givenBy', ['PERSON', 'REPRESENTATIVE', 'CHILD', 'COMMUNITY']))}
            {fields.who === 'REPRESENTATIVE' && one('because', say('consent.because'), codes('cannotBeAsked', CANNOT_BE_ASKED))}
            {fields.who === 'CHILD' && <Checkbox label={say('consent.child-agrees')} checked={fields.childAgrees} onChange={(event) => set('childAgrees', event.currentTarget.checked)} />}
            {fields.who === 'CHILD' && one('caregiver', say('consent.caregiver'), codes('caregiver', ['YES', 'NO', 'NOT_ASKED', 'SUSPECTED']))}
            {(fields.who === 'REPRESENTATIVE' || fields.who === 'COMMUNITY') && line('representative', say('consent.representative'))}
            {(fields.who === 'REPRESENTATIVE' || fields.who === 'COMMUNITY') && line('basis', say('consent.basis'))}
            {fields.who === 'COMMUNITY' && <Textarea label={say('consent.without')} autosize minRows={2} value={fields.without} onChange={(event) => set('without', event.currentTarget.value)} />}
            {one('how', say('consent.how'), codes('howGiven', HOW_GIVEN))}
            {fields.how === 'ORAL_WITNESSED' && line('witness', say('consent.witness'))}
            <Checkbox.Group label={say('consent.explained')} value={fields.explained} onChange={(value) => set('explained', value)}>
              <Stack gap={6} mt={4}>{EXPLAINED.filter((code) => code !== 'CANNOT_BE_UNDONE' || fields.purpose === 'CP-PUBLIC').map((code) => <Checkbox key={code} value={code} label={mean('explained', code)} />)}</Stack>
            </Checkbox.Group>
            <Select label={say('consent.language')} data={LANGUAGES.map((value) => ({ value, label: languageName(value, language) }))} allowDeselect={false} value={fields.language} onChange={(value) => set('language', value ?? 'en')} />
            {line('interpreter', say('field.interpreter'))}
            {day('givenOn', say('consent.given-on'), say('consent.given-on-about'))}
            {day('endsOn', say('consent.ends-on'), say('consent.ends-on-about'))}
            <Textarea label={say('consent.conditions')} description={say('consent.conditions-about')} autosize minRows={2} value={fields.conditions} onChange={(event) => set('conditions', event.currentTarget.value)} />
            <MultiSelect label={say('consent.not-to')} data={partners.map(({ id, name }) => ({ value: id, label: name }))} searchable hidePickedOptions value={fields.notTo} onChange={(value) => set('notTo', value)} />
          </>
        )}
      </Stack>
    </Form>
  );
}
