import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { answer, api } from '../api/client';
import type { Schema } from '../api/paths';
import { useChange } from '../directory/directory.calls';
import { OrganisationSelect } from '../directory/selects';
import { LANGUAGE_NAMES } from '../language/languages.rules';
import { useWords } from '../language/words';
import { Form } from '../page/form';
import { Opens } from '../page/opens';
import { ClockFields } from './clock-fields';

type Fields = Omit<Schema<'directory.AddPerson'>, 'version'>;

/** A person who is not in the directory yet. */
export function AddPerson({ version }: { version: number }) {
  const { say } = useWords();
  const add = useChange((fields: Fields) => answer(api.POST('/api/directory/people', { body: { ...fields, version } })));
  return (
    <Opens label={say('people.add')} primary>
      {(close) => <PersonForm before={{ id: '', name: '', email: '', language: 'en' }} isNew go={say('add')} save={add.mutateAsync} close={close} />}
    </Opens>
  );
}

/** All of a person but her id. */
export function ChangePerson({ person, version }: { person: Schema<'directory.Person'>; version: number }) {
  const { say } = useWords();
  const change = useChange(({ id, ...fields }: Fields) => answer(api.PUT('/api/directory/people/{person}', { params: { path: { person: id } }, body: { ...fields, version } })));
  const { roles: _, absences: __, ...before } = person;
  const { name } = before;
  return (
    <Opens label={say('change')} of={name} title={say('change-one', { name })}>
      {(close) => <PersonForm before={before} go={say('change')} save={change.mutateAsync} close={close} />}
    </Opens>
  );
}

interface PersonFormProps {
  before: Fields;
  isNew?: boolean;
  go: string;
  save: (fields: Fields) => Promise<unknown>;
  close: () => void;
}

function PersonForm({ before, isNew = false, go, save, close }: PersonFormProps) {
  const { say } = useWords();
  const [fields, setFields] = useState(before);
  const field = (name: 'id' | 'name' | 'email' | 'pager') => ({
    value: fields[name] ?? '', autoComplete: 'off',
    onChange: (event: { currentTarget: { value: string } }) => setFields({ ...fields, [name]: event.currentTarget.value }),
  });
  return (
    <Form go={go} run={() => save(sent(fields))} close={close}>
      {isNew && <TextInput label={say('who.person')} description={say('id.about')} required withAsterisk={false} dir="ltr" spellCheck={false} {...field('id')} />}
      <TextInput label={say('who.name')} required withAsterisk={false} {...field('name')} />
      <TextInput label={say('people.email')} type="email" required withAsterisk={false} dir="ltr" {...field('email')} />
      <Select
        label={say('language.name')} value={fields.language} onChange={(language) => setFields({ ...fields, language: language ?? 'en' })}
        data={Object.entries(LANGUAGE_NAMES).map(([value, label]) => ({ value, label }))}
      />
      <OrganisationSelect value={fields.organisation ?? ''} onChange={(organisation) => setFields({ ...fields, organisation })} />
      <TextInput label={say('people.pager')} description={say('people.pager-about')} dir="ltr" {...field('pager')} />
      <ClockFields value={fields} onChange={({ zone, hours }) => setFields(({ zone: _, hours: __, ...others }) => ({ ...others, ...(zone === undefined ? {} : { zone }), ...(hours === undefined ? {} : { hours }) }))} />
    </Form>
  );
}

/** What is empty is not sent: it is taken away. */
function sent({ organisation = '', pager = '', ...fields }: Fields): Fields {
  return { ...fields, ...(organisation === '' ? {} : { organisation }), ...(pager.trim() === '' ? {} : { pager }) };
}
