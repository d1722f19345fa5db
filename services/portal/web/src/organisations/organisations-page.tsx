import { Stack } from '@mantine/core';
import { useState } from 'react';
import { answer, api } from '../api/client';
import type { Schema } from '../api/paths';
import { useChange, useOrganisations } from '../directory/directory.calls';
import { useWords } from '../language/words';
import { Confirm } from '../page/confirm';
import { Empty, Fetched } from '../page/fetched';
import { Page } from '../page/page';
import { Pages } from '../page/pages';
import { Row, Rows } from '../page/row';
import { Search } from '../page/search';
import { useMay } from '../session/use-session';
import { AddOrganisation, ChangeOrganisation } from './organisation-form';

const SIZE = 25;

/** Organisations and the names that they go by: what is named in a report is compared with these. */
export function OrganisationsPage() {
  const { say } = useWords();
  const may = useMay();
  const [text, setText] = useState('');
  const [page, setPage] = useState(1);
  const organisations = useOrganisations({ page, size: SIZE, sort: 'name', ...(text === '' ? {} : { text }) });
  return (
    <Page
      title={say('organisations.title')} about={say('organisations.about')}
      actions={may('directory.change') && organisations.data !== undefined && <AddOrganisation version={organisations.data.version} />}
    >
      <Search label={say('organisations.search')} onSearch={(wanted) => {
        setText(wanted);
        setPage(1);
      }} />
      <Fetched query={organisations}>
        {({ items, total, version }) => (
          <Stack gap="md">
            {items.length === 0 && <Empty>{say('organisations.none')}</Empty>}
            <Rows name={say('organisations.title')}>{items.map((organisation) => <OrganisationRow key={organisation.id} organisation={organisation} version={version} />)}</Rows>
            <Pages total={total} size={SIZE} page={page} onPage={setPage} />
          </Stack>
        )}
      </Fetched>
    </Page>
  );
}

function OrganisationRow({ organisation, version }: { organisation: Schema<'directory.Organisation'>; version: number }) {
  const { say, mean, list } = useWords();
  const may = useMay();
  const end = useChange(() => answer(api.POST('/api/directory/organisations/{organisation}/end', { params: { path: { organisation: organisation.id } }, body: { version } })));
  const { name } = organisation;
  return (
    <Row
      title={<bdi>{name}</bdi>}
      about={[
        <><bdi>{organisation.id}</bdi> · {mean('organisationKind', organisation.kind)} · {say('organisations.people', { count: organisation.people })}</>,
        organisation.aliases.length > 0 && say('organisations.aliases', { names: list(organisation.aliases) }),
        organisation.regions.length > 0 && list(organisation.regions.map((region) => (region === '*' ? say('organisations.all-regions') : mean('region', region)))),
      ]}
      actions={may('directory.change') && (
        <>
          <ChangeOrganisation organisation={organisation} version={version} />
          <Confirm label={say('end')} of={name} question={say('end-one', { name })} explains={say('organisations.end-about')} yes={say('end')} grave run={() => end.mutateAsync(undefined)} />
        </>
      )}
    />
  );
}
