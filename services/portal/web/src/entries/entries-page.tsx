import { useState } from 'react';
import type { Schema } from '../api/paths';
import { useWords } from '../language/words';
import { Page } from '../page/page';
import { EntryForm } from './entry-form';
import { PassedOn } from './passed-on';

/** Enters a report for the person who told it by telephone, by message or in person. */
export function EntriesPage() {
  const { say } = useWords();
  const [entered, setEntered] = useState<Schema<'intake.EnteredReport'>>();
  return (
    <Page title={say('entry.title')} about={say('entry.about')}>
      {entered === undefined ? <EntryForm onEntered={setEntered} /> : <PassedOn entered={entered} again={() => setEntered(undefined)} />}
    </Page>
  );
}
