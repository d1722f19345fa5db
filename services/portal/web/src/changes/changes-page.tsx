import { Stack } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useAccountChanges } from '../accounts/accounts.calls';
import type { Schema } from '../api/paths';
import { useNames } from '../colleagues/names.calls';
import { useWords } from '../language/words';
import { Card } from '../page/card';
import { Empty, Fetched } from '../page/fetched';
import { Page } from '../page/page';
import { Pages } from '../page/pages';
import { Row, Rows } from '../page/row';
import { useDirectoryChanges } from './changes.calls';
import { detailsOf } from './changes.rules';

const SIZE = 20;

/** Who changed what, of the directory and of accounts: for administrators and auditors. */
export function ChangesPage() {
  const { say } = useWords();
  return (
    <Page title={say('changes.title')} about={say('changes.about')}>
      <AccountChanges />
      <DirectoryChanges />
    </Page>
  );
}

function AccountChanges() {
  const { say, mean, when } = useWords();
  const [page, setPage] = useState(1);
  const changes = useAccountChanges(page, SIZE);
  const called = useNames((changes.data?.items ?? []).flatMap(({ person, by, after }) => [person, by, ...(after === null ? [] : [after])]).filter((id) => !OF_ITSELF.has(id)));
  const who = (id: string) => (OF_ITSELF.has(id) ? mean('teller', id) : called(id));
  return (
    <Card title={say('changes.accounts')}>
      <Fetched query={changes}>
        {({ items, total }) => (
          <List name={say('changes.accounts')} total={total} page={page} onPage={setPage}>
            {items.map(({ at, person, by, what, after }, place) => (
              <Row
                key={`${at} ${place}`} title={<>{mean('accountChange', what)}: <bdi>{who(person)}</bdi></>}
                about={[
                  say('changes.by', { person: who(by), when: when(at) }),
                  after !== null && say(what === 'OPENED' ? 'changes.invited-by' : 'changes.asked-by', { person: who(after) }),
                ]}
              />
            ))}
          </List>
        )}
      </Fetched>
    </Card>
  );
}

/** Who is no person. */
const OF_ITSELF = new Set(['operator', 'directory']);

function DirectoryChanges() {
  const { say, mean, when } = useWords();
  const [page, setPage] = useState(1);
  const changes = useDirectoryChanges(page, SIZE);
  const people = (changes.data?.items ?? []).flatMap((change) => [...(change.person === null ? [] : [change.person]), ...(isAboutPerson(change) ? [change.about] : [])]);
  const called = useNames(people);
  return (
    <Card title={say('changes.directory')}>
      <Fetched query={changes}>
        {({ items, total }) => (
          <List name={say('changes.directory')} total={total} page={page} onPage={setPage}>
            {items.map((change) => (
              <Row
                key={change.version}
                title={<>{mean('directoryChange', change.action)}{change.about !== null && <>: <bdi>{isAboutPerson(change) ? called(change.about) : change.about}</bdi></>}</>}
                about={[
                  say('changes.by', { person: change.person === null ? mean('teller', 'operator') : called(change.person), when: when(change.at) }),
                  detailsOf(change.detail).map((code) => mean('role', code)).join(', '),
                ]}
              />
            ))}
          </List>
        )}
      </Fetched>
    </Card>
  );
}

const isAboutPerson = (change: Schema<'directory.Change'>): change is Schema<'directory.Change'> & { about: string } =>
  change.about !== null && /^(PERSON|ROLE|ABSENCE)_/.test(change.action);

interface ListProps {
  name: string;
  total: number;
  page: number;
  onPage: (page: number) => void;
  children: readonly ReactNode[];
}

function List({ name, total, page, onPage, children }: ListProps) {
  const { say } = useWords();
  if (total === 0) return <Empty>{say('changes.none')}</Empty>;
  return (
    <Stack gap="md">
      <Rows name={name}>{children}</Rows>
      <Pages total={total} size={SIZE} page={page} onPage={onPage} />
    </Stack>
  );
}
