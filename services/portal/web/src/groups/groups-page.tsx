import { Stack } from '@mantine/core';
import { answer, api } from '../api/client';
import type { Schema } from '../api/paths';
import { useChange, useGroups } from '../directory/directory.calls';
import { useWords } from '../language/words';
import { Confirm } from '../page/confirm';
import { Empty, Fetched } from '../page/fetched';
import { Page } from '../page/page';
import { Row, Rows } from '../page/row';
import { useMay } from '../session/use-session';
import { AddGroup, ChangeGroup } from './group-form';
import { GroupPeople } from './group-people';

/** Groups: who is told together, and what they see. */
export function GroupsPage() {
  const { say } = useWords();
  const may = useMay();
  const groups = useGroups();
  return (
    <Page title={say('groups.title')} about={say('groups.about')} actions={may('directory.change') && groups.data !== undefined && <AddGroup version={groups.data.version} />}>
      <Fetched query={groups}>
        {({ groups: found, version }) => (
          <Stack gap="md">
            {found.length === 0 && <Empty>{say('groups.none')}</Empty>}
            <Rows name={say('groups.title')}>{found.map((group) => <GroupRow key={group.id} group={group} version={version} />)}</Rows>
          </Stack>
        )}
      </Fetched>
    </Page>
  );
}

function GroupRow({ group, version }: { group: Schema<'directory.Groups'>['groups'][number]; version: number }) {
  const { say, mean, list } = useWords();
  const may = useMay();
  const end = useChange(() => answer(api.POST('/api/directory/groups/{group}/end', { params: { path: { group: group.id } }, body: { version } })));
  const { name } = group;
  return (
    <Row
      title={<bdi>{name}</bdi>}
      about={[
        <><bdi>{group.id}</bdi> · {mean('groupKind', group.kind)}</>,
        say('groups.duty', { people: group.duty.length === 0 ? say('none') : list(group.duty) }),
        say('groups.members', { people: group.members.length === 0 ? say('none') : list(group.members) }),
      ]}
      actions={may('directory.change') && (
        <>
          <GroupPeople group={group} version={version} />
          <ChangeGroup group={group} version={version} />
          <Confirm label={say('end')} of={name} question={say('end-one', { name })} explains={say('groups.end-about')} yes={say('end')} grave run={() => end.mutateAsync(undefined)} />
        </>
      )}
    />
  );
}
