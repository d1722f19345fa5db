import { Checkbox, Group, Select, Stack, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import type { Schema } from '../api/paths';
import { useLanguage } from '../language/language-provider';
import { useWords } from '../language/words';

/** Where somebody's clocks are, and when she is on duty by them. */
export type ClockOfPerson = Pick<Schema<'directory.AddPerson'>, 'zone' | 'hours'>;

const WORKDAYS = { from: '08:00', to: '18:00', days: [1, 2, 3, 4, 5] };

/** Both may be left out; hours are not without a zone. */
export function ClockFields({ value, onChange }: { value: ClockOfPerson; onChange: (clock: ClockOfPerson) => void }) {
  const { say } = useWords();
  const { language } = useLanguage();
  const { zone, hours } = value;
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone'), []);
  // The first of January 2024 was a Monday.
  const weekdays = useMemo(() => [1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, day)) })), [language]);
  const ofZone = zone === undefined ? {} : { zone };
  const setHours = (change: Partial<typeof WORKDAYS>) => onChange({ ...ofZone, hours: { ...WORKDAYS, ...hours, ...change } });
  const time = (name: 'from' | 'to', label: string) => (
    <TextInput type="time" label={label} required withAsterisk={false} value={hours?.[name] ?? ''} onChange={(event) => setHours({ [name]: event.currentTarget.value })} />
  );
  return (
    <>
      <Select
        label={say('people.zone')} description={say('people.zone-about')} searchable clearable limit={40} required={hours !== undefined} withAsterisk={false}
        data={zone === undefined || zones.includes(zone) ? zones : [zone, ...zones]} value={zone ?? null}
        onChange={(chosen) => onChange({ ...(chosen === null ? {} : { zone: chosen }), ...(hours === undefined ? {} : { hours }) })}
      />
      <Checkbox label={say('people.hours')} description={say('people.hours-about')} checked={hours !== undefined} onChange={(event) => (event.currentTarget.checked ? setHours({}) : onChange(ofZone))} />
      {hours !== undefined && (
        <>
          <Group grow align="flex-end">{time('from', say('people.hours-from'))}{time('to', say('people.hours-to'))}</Group>
          <Checkbox.Group label={say('check.weekdays')} value={hours.days.map(String)} onChange={(days) => setHours({ days: days.map(Number).sort() })}>
            <Stack gap={6} mt={4}>{weekdays.map((day) => <Checkbox key={day.value} {...day} />)}</Stack>
          </Checkbox.Group>
        </>
      )}
    </>
  );
}
