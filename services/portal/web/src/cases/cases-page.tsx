import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { LEVELS } from '../urgency/urgency.rules';
import { useWords, type Words } from '../language/words';
import { Empty, Fetched } from '../page/fetched';
import { Page } from '../page/page';
import { useMay } from '../session/use-session';
import { ExportForm } from './export-form';
import { CaseRow } from './case-row';
import { useCases, useCount, type CasesWanted } from './cases.calls';
import { REGIONS } from './regions';
import page from '../page/page.module.css';
import classes from './cases.module.css';

const NOTHING_CHOSEN: CasesWanted = { status: 'OPEN', urgency: '', region: '', sort: 'urgency', reference: '' };

/** All cases that she may see: what is hidden from her is not counted either. */
export function CasesPage() {
  const { say } = useWords();
  const may = useMay();
  const [wanted, setWanted] = useState(NOTHING_CHOSEN);
  const cases = useCases(wanted);
  const rows = cases.data?.pages.flatMap((each) => each.cases) ?? [];
  return (
    <Page title={say('cases.title')} about={<Count wanted={wanted} />} actions={
      <Group gap="sm">
        {may('case.find-contact') && <Button size="sm" variant="default" component={Link} to="/cases/by-contact">{say('contact.go')}</Button>}
        {may('case.export') && wanted.reference === '' && <ExportForm wanted={wanted} />}
      </Group>
    }>
      <Choice wanted={wanted} choose={setWanted} search={may('case.search')} />
      <Fetched query={cases}>
        {() => (
          <Stack gap="md">
            {rows.length === 0 && cases.hasNextPage === false && <Empty>{say(wanted.reference === '' ? 'cases.none' : 'cases.none-found')}</Empty>}
            <ul className={classes.list} aria-label={say('cases.title')}>{rows.map((row) => <li key={row.caseId}><CaseRow row={row} /></li>)}</ul>
            {cases.hasNextPage && <Button variant="default" loading={cases.isFetchingNextPage} onClick={() => void cases.fetchNextPage()}>{say('cases.more')}</Button>}
          </Stack>
        )}
      </Fetched>
    </Page>
  );
}

function Count({ wanted }: { wanted: CasesWanted }) {
  const { say } = useWords();
  const { data } = useCount(wanted);
  if (data === undefined || wanted.reference !== '') return <>{say('cases.about')}</>;
  return <>{data.more ? say('cases.count-more', { count: data.count }) : say('cases.count', { count: data.count })}</>;
}

interface ChoiceProps {
  wanted: CasesWanted;
  choose: (wanted: CasesWanted) => void;
  search: boolean;
}

function Choice({ wanted, choose, search }: ChoiceProps) {
  const words = useWords();
  const { say } = words;
  const [reference, setReference] = useState('');
  return (
    <section aria-label={say('cases.choose')}>
      <div className={page.grid}>
        <Select label={say('cases.status')} value={wanted.status} onChange={(status) => choose({ ...wanted, status: status as CasesWanted['status'] })} data={choices(words, 'status', ['OPEN', 'CLOSED'])} />
        <Select label={say('cases.urgency')} value={wanted.urgency} onChange={(urgency) => choose({ ...wanted, urgency: urgency as CasesWanted['urgency'] })} data={choices(words, 'urgency', LEVELS)} />
        <Select label={say('cases.region')} value={wanted.region} onChange={(region) => choose({ ...wanted, region: region ?? '' })} data={choices(words, 'region', REGIONS)} />
        <Select
          label={say('cases.sort')} value={wanted.sort} onChange={(sort) => choose({ ...wanted, sort: sort as CasesWanted['sort'] })}
          data={[{ value: 'urgency', label: say('cases.sort-urgency') }, { value: 'newest', label: say('cases.sort-newest') }, { value: 'oldest', label: say('cases.sort-oldest') }]}
        />
      </div>
      {search && (
        <form className={classes.search} onSubmit={(event) => {
          event.preventDefault();
          choose({ ...wanted, reference: reference.trim() });
        }}>
          <TextInput
            label={say('cases.reference')} placeholder="AM-0000-0000" dir="ltr" autoComplete="off" spellCheck={false}
            value={reference} onChange={(event) => setReference(event.currentTarget.value)}
          />
          <Button type="submit" variant="default">{say('cases.search')}</Button>
          {wanted.reference !== '' && (
            <Button variant="subtle" onClick={() => {
              setReference('');
              choose({ ...wanted, reference: '' });
            }}>{say('cases.all')}</Button>
          )}
        </form>
      )}
      <Text size="sm" c="dimmed" mt="xs">{say('cases.search-about')}</Text>
    </section>
  );
}

function choices({ mean, say }: Words, list: 'status' | 'urgency' | 'region', codes: readonly string[]) {
  return [{ value: '', label: say('cases.any') }, ...codes.map((value) => ({ value, label: mean(list, value) }))];
}
