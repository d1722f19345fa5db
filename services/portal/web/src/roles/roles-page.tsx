import { ROLES, type RoleName } from '@amparo/domain';
import { Select, Stack } from '@mantine/core';
import { useState } from 'react';
import { answer, api } from '../api/client';
import type { Schema } from '../api/paths';
import { useChange, usePeople } from '../directory/directory.calls';
import { PersonSelect } from '../directory/selects';
import { useWords } from '../language/words';
import { Confirm } from '../page/confirm';
import { Empty, Fetched } from '../page/fetched';
import { Form } from '../page/form';
import { Opens } from '../page/opens';
import { Page } from '../page/page';
import { Row, Rows } from '../page/row';
import { useMay } from '../session/use-session';
import { RoleFields } from './role-fields';
import { roleName } from './role-name';
import { NO_ROLE_YET, roleSent, type RoleChosen } from './roles.rules';
import { SightButton } from './sight';

/** Who holds which role, and what that lets her see. */
export function RolesPage() {
  const { say, mean } = useWords();
  const may = useMay();
  const [role, setRole] = useState<RoleName>('REGIONAL_COORDINATOR');
  const people = usePeople({ page: 1, size: 200, sort: 'name', role });
  return (
    <Page title={say('roles.title')} about={say('roles.about')} actions={may('directory.change') && people.data !== undefined && <GiveRole version={people.data.version} />}>
      <Select label={say('directory.role')} maw={360} data={ROLES.map((each) => ({ value: each, label: mean('role', each) }))} value={role} onChange={(each) => setRole(each as RoleName)} />
      <Fetched query={people}>
        {({ items, version }) => (
          <Stack gap="md">
            {items.length === 0 && <Empty>{say('roles.nobody')}</Empty>}
            <Rows name={mean('role', role)}>
              {items.flatMap((person) => person.roles.filter((held) => held.role === role).map((held) => <HeldRow key={`${person.id} ${held.group} ${held.region}`} person={person} held={held} version={version} />))}
            </Rows>
          </Stack>
        )}
      </Fetched>
    </Page>
  );
}

interface HeldRowProps {
  person: Schema<'directory.Person'>;
  held: Schema<'directory.Person'>['roles'][number];
  version: number;
}

function HeldRow({ person, held, version }: HeldRowProps) {
  const words = useWords();
  const { say } = words;
  const may = useMay();
  const take = useChange(() => answer(api.POST('/api/directory/roles/take', { body: { version, person: person.id, ...held } })));
  const { name } = person;
  const role = roleName(held, words);
  return (
    <Row
      title={<bdi>{name}</bdi>}
      about={[<><bdi>{person.id}</bdi> · {role}</>]}
      actions={(
        <>
          {may('role.preview') && <SightButton person={person.id} name={name} />}
          {may('directory.change') && <Confirm label={say('roles.take')} of={`${name}, ${role}`} question={say('roles.take-one', { name, role })} yes={say('roles.take')} grave run={() => take.mutateAsync(undefined)} />}
        </>
      )}
    />
  );
}

function GiveRole({ version }: { version: number }) {
  const { say } = useWords();
  const [person, setPerson] = useState('');
  const [chosen, setChosen] = useState<RoleChosen>(NO_ROLE_YET);
  const give = useChange(() => answer(api.POST('/api/directory/roles/give', { body: { version, person, ...roleSent(chosen) } })));
  return (
    <Opens label={say('roles.give')} primary>
      {(close) => (
        <Form about={say('roles.give-about')} go={say('roles.give')} run={() => give.mutateAsync(undefined)} close={close}>
          <PersonSelect value={person} onChange={setPerson} />
          <RoleFields chosen={chosen} choose={setChosen} />
        </Form>
      )}
    </Opens>
  );
}
