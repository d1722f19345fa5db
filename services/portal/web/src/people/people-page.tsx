import { useState } from 'react';
import { Stack } from '@mantine/core';
import { usePeople } from '../directory/directory.calls';
import { useWords } from '../language/words';
import { Empty, Fetched } from '../page/fetched';
import { Page } from '../page/page';
import { Pages } from '../page/pages';
import { Rows } from '../page/row';
import { Search } from '../page/search';
import { useMay } from '../session/use-session';
import { AddPerson } from './person-form';
import { PersonRow } from './person-row';

const SIZE = 25;

/** Everybody whom the directory knows. */
export function PeoplePage() {
  const { say } = useWords();
  const may = useMay();
  const [text, setText] = useState('');
  const [page, setPage] = useState(1);
  const people = usePeople({ page, size: SIZE, sort: 'name', ...(text === '' ? {} : { text }) });
  return (
    <Page title={say('people.title')} about={say('people.about')} actions={may('directory.change') && people.data !== undefined && <AddPerson version={people.data.version} />}>
      <Search label={say('people.search')} onSearch={(wanted) => {
        setText(wanted);
        setPage(1);
      }} />
      <Fetched query={people}>
        {({ items, total, version }) => (
          <Stack gap="md">
            {items.length === 0 && <Empty>{say('people.none')}</Empty>}
            <Rows name={say('people.title')}>{items.map((person) => <PersonRow key={person.id} person={person} version={version} />)}</Rows>
            <Pages total={total} size={SIZE} page={page} onPage={setPage} />
          </Stack>
        )}
      </Fetched>
    </Page>
  );
}
