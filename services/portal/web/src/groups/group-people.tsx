import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { answer, api } from '../api/client';
import type { Schema } from '../api/paths';
import { useChange } from '../directory/directory.calls';
import { PersonSelect } from '../directory/selects';
import { Named } from '../colleagues/named';
import { useWords } from '../language/words';
import { Opens } from '../page/opens';
import page from '../page/page.module.css';
import { Trouble } from '../page/trouble';

type GroupOf = Schema<'directory.Groups'>['groups'][number];
type RoleInGroup = 'MEMBER' | 'DUTY';

/** Who is in a group, and who of them is on duty. */
export function GroupPeople({ group, version }: { group: GroupOf; version: number }) {
  const { say } = useWords();
  const title = say('groups.people-one', { name: group.name });
  return <Opens label={say('groups.people')} of={group.name} title={title}>{() => <People group={group} version={version} />}</Opens>;
}

function People({ group, version }: { group: GroupOf; version: number }) {
  const { say, mean } = useWords();
  const [person, setPerson] = useState('');
  const [role, setRole] = useState<RoleInGroup>('MEMBER');
  const give = useChange(() => answer(api.POST('/api/directory/roles/give', { body: { version, person, role, group: group.id } })));
  const take = useChange((held: { person: string; role: RoleInGroup }) => answer(api.POST('/api/directory/roles/take', { body: { version, ...held, group: group.id } })));
  const held = [...group.duty.map((each) => ({ person: each, role: 'DUTY' as const })), ...group.members.map((each) => ({ person: each, role: 'MEMBER' as const }))];
  return (
    <Stack gap="md">
      {[give, take].map(({ isError, error }, at) => isError && <Trouble key={at} error={error} />)}
      <ul className={page.plain}>
        {held.map((each) => (
          <li key={`${each.person} ${each.role}`}>
            <Group justify="space-between" py={4}>
              <Text><Named person={each.person} /> · {mean('role', each.role)}</Text>
              <Button size="xs" variant="default" aria-label={`${say('roles.take')}: ${each.person}, ${mean('role', each.role)}`} onClick={() => take.mutate(each)}>{say('roles.take')}</Button>
            </Group>
          </li>
        ))}
      </ul>
      <form onSubmit={(event) => {
        event.preventDefault();
        give.mutate(undefined, { onSuccess: () => setPerson('') });
      }}>
        <Stack gap="sm">
          <PersonSelect value={person} onChange={setPerson} />
          <Select label={say('directory.role')} data={(['MEMBER', 'DUTY'] as const).map((value) => ({ value, label: mean('role', value) }))} value={role} onChange={(value) => setRole(value as RoleInGroup)} />
          <Button type="submit" loading={give.isPending}>{say('groups.put-in')}</Button>
        </Stack>
      </form>
    </Stack>
  );
}
