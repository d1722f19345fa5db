import { Button, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../language/words';
import { Card } from '../page/card';
import { Empty } from '../page/fetched';
import { Page } from '../page/page';
import { Trouble } from '../page/trouble';
import { CaseRow } from './case-row';
import { useFindByContact } from './cases.calls';
import { PURPOSES, type CaseListed, type Purpose } from './shapes';
import classes from './cases.module.css';

/** What was found, and by what it goes on: not by what stands in the field meanwhile. */
interface Found {
  asked: { contact: string; purpose: Purpose };
  cases: readonly CaseListed[];
  next: string | null;
}

/** Somebody calls or writes: whose case it is, among those that she may see. What was looked for goes with the page. */
export function FindByContactPage() {
  const { say, mean } = useWords();
  const [contact, setContact] = useState('');
  const [purpose, setPurpose] = useState<Purpose>('CASE_WORK');
  const find = useFindByContact();
  const [found, setFound] = useState<Found>();
  const goOn = ({ asked, cases, next }: Found) =>
    find.mutate({ ...asked, after: next ?? '' }, { onSuccess: (page) => setFound({ asked, cases: [...cases, ...page.cases], next: page.next }) });
  return (
    <Page title={say('contact.title')} about={say('contact.about')}>
      <Card title={say('contact.whose')}>
        <form autoComplete="off" onSubmit={(event) => {
          event.preventDefault();
          setFound(undefined);
          const asked = { contact: contact.trim(), purpose };
          find.mutate(asked, { onSuccess: ({ cases, next }) => setFound({ asked, cases, next }) });
        }}>
          <Stack gap="sm" align="flex-start">
            <TextInput
              label={say('contact.contact')} description={say('contact.contact-about')} dir="auto" autoComplete="off" spellCheck={false} required minLength={3} maxLength={200}
              value={contact} onChange={(event) => setContact(event.currentTarget.value)}
            />
            <Select label={say('read.purpose')} data={PURPOSES.map((value) => ({ value, label: mean('purpose', value) }))} value={purpose} onChange={(value) => setPurpose(value as Purpose)} allowDeselect={false} />
            <Text size="sm" c="dimmed">{say('contact.noted')}</Text>
            <Button type="submit" variant="default" loading={find.isPending}>{say('cases.search')}</Button>
          </Stack>
        </form>
      </Card>
      <div role="status">
        {find.isError && <Trouble error={find.error} />}
        {found !== undefined && <Cases cases={found.cases} />}
      </div>
      {found !== undefined && found.next !== null && <Button variant="default" loading={find.isPending} onClick={() => goOn(found)}>{say('cases.more')}</Button>}
    </Page>
  );
}

function Cases({ cases }: { cases: readonly CaseListed[] }) {
  const { say } = useWords();
  if (cases.length === 0) return <Empty>{say('contact.none')}</Empty>;
  return <ul className={classes.list} aria-label={say('contact.found')}>{cases.map((row) => <li key={row.caseId}><CaseRow row={row} /></li>)}</ul>;
}
