import { Checkbox, Select, TagsInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { answer, api } from '../api/client';
import type { Schema } from '../api/paths';
import { useChange } from '../directory/directory.calls';
import { useWords } from '../language/words';
import { Form } from '../page/form';
import { Opens } from '../page/opens';

type Fields = Omit<Schema<'directory.AddOrganisation'>, 'version'>;

const KINDS = ['MEMBER', 'PARTNER', 'BANK', 'MECHANISM', 'OTHER'];

export function AddOrganisation({ version }: { version: number }) {
  const { say } = useWords();
  const add = useChange((fields: Fields) => answer(api.POST('/api/directory/organisations', { body: { ...fields, version } })));
  return <Opens label={say('organisations.add')} primary>{(close) => <OrganisationForm before={{ id: '', name: '', kind: 'MEMBER' }} isNew go={say('add')} save={add.mutateAsync} close={close} />}</Opens>;
}

export function ChangeOrganisation({ organisation, version }: { organisation: Schema<'directory.Organisation'>; version: number }) {
  const { say } = useWords();
  const change = useChange(({ id, ...fields }: Fields) =>
    answer(api.PUT('/api/directory/organisations/{organisation}', { params: { path: { organisation: id } }, body: { ...fields, version } })));
  const title = say('change-one', { name: organisation.name });
  const { people: _counted, ...before } = organisation;
  return <Opens label={say('change')} of={organisation.name} title={title}>{(close) => <OrganisationForm before={before} go={say('change')} save={change.mutateAsync} close={close} />}</Opens>;
}

interface OrganisationFormProps {
  before: Fields;
  isNew?: boolean;
  go: string;
  save: (fields: Fields) => Promise<unknown>;
  close: () => void;
}

function OrganisationForm({ before, isNew = false, go, save, close }: OrganisationFormProps) {
  const { say, mean } = useWords();
  const [fields, setFields] = useState(before);
  const kinds = KINDS.includes(before.kind) ? KINDS : [before.kind, ...KINDS];
  const several = (name: 'aliases' | 'services' | 'regions' | 'languages') => ({
    size: 'md' as const, value: fields[name] ?? [], onChange: (values: string[]) => setFields({ ...fields, [name]: values }),
  });
  return (
    <Form go={go} run={() => save(fields)} close={close}>
      {isNew && <TextInput label={say('id')} description={say('id.about')} required withAsterisk={false} dir="ltr" spellCheck={false} value={fields.id} onChange={(event) => setFields({ ...fields, id: event.currentTarget.value })} />}
      <TextInput label={say('who.name')} required withAsterisk={false} value={fields.name} onChange={(event) => setFields({ ...fields, name: event.currentTarget.value })} />
      <Select label={say('groups.kind')} data={kinds.map((value) => ({ value, label: mean('organisationKind', value) }))} value={fields.kind} onChange={(kind) => setFields({ ...fields, kind: kind ?? 'OTHER' })} />
      <TagsInput label={say('organisations.other-names')} description={say('organisations.other-names-about')} {...several('aliases')} />
      <TagsInput label={say('organisations.regions')} description={say('organisations.codes-about')} {...several('regions')} />
      <TagsInput label={say('organisations.services')} description={say('organisations.codes-about')} {...several('services')} />
      <TagsInput label={say('organisations.languages')} description={say('organisations.codes-about')} {...several('languages')} />
      {fields.kind === 'PARTNER' && <Checkbox label={say('organisations.served-by-link')} description={say('organisations.served-by-link-about')} checked={fields.servedByLink ?? false} onChange={(event) => setFields({ ...fields, servedByLink: event.currentTarget.checked })} />}
    </Form>
  );
}
