import { Checkbox, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Problem } from '../api/problem';
import { useLanguage } from '../language/language-provider';
import { useWords } from '../language/words';
import { Fetched } from '../page/fetched';
import { Form } from '../page/form';
import { agreementOf, CHANNELS, fieldsOf, GRACES, newAgreement, notUnderstood, type AgreeFields } from './agree.rules';
import { useAgreements, useCheckInWork } from './check-ins.calls';

interface AgreeProps {
  caseId: string;
  close: () => void;
}

/** What is agreed on check-ins of a case that has none. */
export function AgreeForm(props: AgreeProps) {
  return <Fields {...props} before={newAgreement(new Date().toISOString().slice(0, 10))} />;
}

/** The agreement that runs, to be changed. It is read for that, which is written down. */
export function ChangeForm({ checkInId, ...props }: AgreeProps & { checkInId: string }) {
  const found = useAgreements(props.caseId);
  return (
    <Fetched query={found}>
      {(agreements) => {
        const one = agreements.find((each) => each.checkInId === checkInId);
        return <Fields {...props} replaces={checkInId} before={one === undefined ? newAgreement(new Date().toISOString().slice(0, 10)) : fieldsOf(one)} />;
      }}
    </Fetched>
  );
}

function Fields({ caseId, close, before, replaces }: AgreeProps & { before: AgreeFields; replaces?: string }) {
  const { say, mean } = useWords();
  const { language } = useLanguage();
  const { agree } = useCheckInWork(caseId);
  const [fields, setFields] = useState(before);
  const set = <K extends keyof AgreeFields>(name: K, value: AgreeFields[K]) => setFields((former) => ({ ...former, [name]: value }));
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone'), []);
  // The first of January 2024 was a Monday.
  const weekdays = useMemo(() => [1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, day)) })), [language]);
  const one = (name: 'with' | 'channel' | 'rhythm' | 'graceMinutes' | 'level', label: string, data: { value: string; label: string }[]) => (
    <Select label={label} data={data} allowDeselect={false} value={fields[name]} onChange={(value) => set(name, (value ?? fields[name]) as never)} />
  );
  const line = (name: 'times' | 'startsOn' | 'endsOn' | 'everyHours', label: string, more: { type?: string; description?: string; required?: boolean }) => (
    <TextInput label={label} autoComplete="off" {...more} min={more.type === 'number' ? 1 : undefined} max={more.type === 'number' ? 168 : undefined} value={fields[name]} onChange={(event) => set(name, event.currentTarget.value)} />
  );
  const days = (name: 'daysOut' | 'daysAdded', label: string) => (
    <Textarea label={label} description={say('check.days-about')} autosize minRows={2} value={fields[name]} onChange={(event) => set(name, event.currentTarget.value)} />
  );
  const go = async () => {
    if (notUnderstood(fields).length > 0) throw new Problem(0, 'check-ins.not-understood');
    return agree.mutateAsync(agreementOf(fields, replaces));
  };
  const byHours = fields.rhythm === 'BY_HOURS';
  return (
    <Form about={say('check.agree-about')} go={say('check.agree-go')} run={go} close={close}>
      <Stack gap="md">
        {one('with', say('check.with'), ['PERSON', 'REPRESENTATIVE', 'COMMUNITY'].map((value) => ({ value, label: mean('givenBy', value) })))}
        {one('channel', say('check.channel'), CHANNELS.map((value) => ({ value, label: mean('value', value) })))}
        <Select label={say('check.zone')} required searchable limit={40} data={zones.includes(fields.zone) || fields.zone === '' ? zones : [fields.zone, ...zones]} value={fields.zone === '' ? null : fields.zone} onChange={(value) => set('zone', value ?? '')} />
        {one('rhythm', say('check.rhythm'), [{ value: 'BY_DAY', label: say('check.by-day') }, { value: 'BY_HOURS', label: say('check.by-hours') }])}
        {line('times', say(byHours ? 'check.first' : 'check.times'), { description: say('check.times-about'), required: true })}
        {byHours ? line('everyHours', say('check.hours'), { type: 'number', required: true }) : (
          <Checkbox.Group label={say('check.weekdays')} value={fields.weekdays} onChange={(value) => set('weekdays', value)}>
            <Stack gap={6} mt={4}>{weekdays.map(({ value, label }) => <Checkbox key={value} value={value} label={label} />)}</Stack>
          </Checkbox.Group>
        )}
        {line('startsOn', say('check.starts'), { type: 'date', required: true })}
        {line('endsOn', say('check.ends'), { type: 'date', description: say('check.ends-about') })}
        {days('daysOut', say('check.days-out'))}
        {!byHours && days('daysAdded', say('check.days-added'))}
        {one('graceMinutes', say('check.grace'), [...new Set([...GRACES, fields.graceMinutes])].map((value) => ({ value, label: say('check.minutes', { count: Number(value) }) })))}
        {one('level', say('check.level'), ['IMMINENT', 'HIGH', 'MEDIUM', 'LOW'].map((value) => ({ value, label: mean('urgency', value) })))}
        <Checkbox label={say('check.door')} checked={fields.doorCounts} onChange={(event) => set('doorCounts', event.currentTarget.checked)} />
        <Textarea label={say('check.says')} description={say('check.says-about')} autosize minRows={3} maxLength={5_000} value={fields.says} onChange={(event) => set('says', event.currentTarget.value)} />
      </Stack>
    </Form>
  );
}
