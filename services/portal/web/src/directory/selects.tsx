import { Select } from '@mantine/core';
import { useState } from 'react';
import { REGIONS } from '../cases/regions';
import { useWords } from '../language/words';
import { useGroups, useOrganisations, usePeople, useRegionMap } from './directory.calls';

interface ChoiceProps {
  value: string;
  onChange: (value: string) => void;
  label?: string;
}

const HOW_MANY = 20;

/** Somebody of the directory, found by a part of her name. */
export function PersonSelect({ value, onChange, label }: ChoiceProps) {
  const { say } = useWords();
  const [text, setText] = useState('');
  const { data } = usePeople({ page: 1, size: HOW_MANY, sort: 'name', ...(text.trim() === '' ? {} : { text: text.trim() }) });
  const found = (data?.items ?? []).map((person) => ({ value: person.id, label: `${person.name} (${person.id})` }));
  const choices = value === '' || found.some((choice) => choice.value === value) ? found : [{ value, label: value }, ...found];
  return (
    <Select
      label={label ?? say('directory.person')} required withAsterisk={false} searchable nothingFoundMessage={say('people.none')} data={choices} filter={({ options }) => options}
      value={value === '' ? null : value} onChange={(person) => onChange(person ?? '')} onSearchChange={(typed) => setText(choices.some((choice) => choice.label === typed) ? '' : typed)}
    />
  );
}

/** An organisation, or none. */
export function OrganisationSelect({ value, onChange }: ChoiceProps) {
  const { say } = useWords();
  const { data } = useOrganisations({ page: 1, size: 200, sort: 'name' });
  const found = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: `${name} (${id})` }));
  const known = value === '' || found.some((choice) => choice.value === value);
  return (
    <Select
      label={say('who.organisation')} searchable nothingFoundMessage={say('organisations.none')}
      data={[{ value: '', label: say('none') }, ...(known ? [] : [{ value, label: value }]), ...found]} value={value} onChange={(organisation) => onChange(organisation ?? '')}
    />
  );
}

/** A group of the directory. */
export function GroupSelect({ value, onChange }: ChoiceProps) {
  const { say } = useWords();
  const { data } = useGroups();
  return (
    <Select
      label={say('directory.group')} required withAsterisk={false} data={(data?.groups ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      value={value === '' ? null : value} onChange={(group) => onChange(group ?? '')}
    />
  );
}

/** A region that the map has. Whoever may not read the map chooses among the usual ones. */
export function RegionSelect({ value, onChange, label }: ChoiceProps) {
  const { say, mean } = useWords();
  const { data } = useRegionMap();
  return (
    <Select
      label={label ?? say('cases.region')} required withAsterisk={false} data={(data?.regions ?? [...REGIONS]).map((region) => ({ value: region, label: mean('region', region) }))}
      value={value === '' ? null : value} onChange={(region) => onChange(region ?? '')}
    />
  );
}
