import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { answer, api } from '../api/client';
import type { Schema } from '../api/paths';
import { useChange } from '../directory/directory.calls';
import { useWords } from '../language/words';
import { Form } from '../page/form';
import { Opens } from '../page/opens';

type Fields = Omit<Schema<'directory.AddGroup'>, 'version'>;

const KINDS = [
  'SECURITY_WORKING_GROUP', 'COMMUNITY_RESOURCE_EXCHANGE', 'GRANTS', 'ACCOUNTABILITY', 'REVIEW', 'INFORMATION_SECURITY', 'STEERING_COMMITTEE', 'REGIONAL', 'THEMATIC', 'OTHER',
] as const satisfies readonly Fields['kind'][];

export function AddGroup({ version }: { version: number }) {
  const { say } = useWords();
  const add = useChange((fields: Fields) => answer(api.POST('/api/directory/groups', { body: { ...fields, version } })));
  return <Opens label={say('groups.add')} primary>{(close) => <GroupForm before={{ id: '', name: '', kind: 'OTHER' }} isNew go={say('add')} save={add.mutateAsync} close={close} />}</Opens>;
}

export function ChangeGroup({ group, version }: { group: Fields; version: number }) {
  const { say } = useWords();
  const change = useChange(({ id, name, kind }: Fields) => answer(api.PUT('/api/directory/groups/{group}', { params: { path: { group: id } }, body: { name, kind, version } })));
  const title = say('change-one', { name: group.name });
  return <Opens label={say('change')} of={group.name} title={title}>{(close) => <GroupForm before={group} go={say('change')} save={change.mutateAsync} close={close} />}</Opens>;
}

interface GroupFormProps {
  before: Fields;
  isNew?: boolean;
  go: string;
  save: (fields: Fields) => Promise<unknown>;
  close: () => void;
}

function GroupForm({ before, isNew = false, go, save, close }: GroupFormProps) {
  const { say, mean } = useWords();
  const [{ id, name, kind }, setFields] = useState<Fields>(before);
  return (
    <Form about={say('groups.kind-about')} go={go} run={() => save({ id, name, kind })} close={close}>
      {isNew && <TextInput label={say('id')} description={say('id.about')} required withAsterisk={false} dir="ltr" spellCheck={false} value={id} onChange={(event) => setFields({ id: event.currentTarget.value, name, kind })} />}
      <TextInput label={say('who.name')} required withAsterisk={false} value={name} onChange={(event) => setFields({ id, name: event.currentTarget.value, kind })} />
      <Select label={say('groups.kind')} data={KINDS.map((value) => ({ value, label: mean('groupKind', value) }))} value={kind} onChange={(value) => setFields({ id, name, kind: value as Fields['kind'] })} />
    </Form>
  );
}
