import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { answer, api } from '../api/client';
import type { Schema } from '../api/paths';
import { useChange } from '../directory/directory.calls';
import { useWords } from '../language/words';
import { Form } from '../page/form';
import { Opens } from '../page/opens';
import { Trouble } from '../page/trouble';
import classes from '../page/page.module.css';
import { PersonField } from './person-field';

/** Somebody will be away: others are told in her place. */
export function AddAbsence({ version }: { version: number }) {
  const { say } = useWords();
  const [person, setPerson] = useState('');
  const [days, setDays] = useState({ from: '', to: '' });
  const add = useChange(() => answer(api.POST('/api/directory/absences', { body: { version, person, ...days } })));
  return (
    <Opens label={say('absences.add')} primary>
      {(close) => (
        <Form about={say('absences.about')} go={say('add')} run={() => add.mutateAsync(undefined)} close={close}>
          <PersonField value={person} onChange={setPerson} />
          <Days days={days} choose={setDays} />
        </Form>
      )}
    </Opens>
  );
}

/** Other days, or back after all. */
export function ChangeAbsence({ absence, version }: { absence: Schema<'directory.Absence'>; version: number }) {
  const { say } = useWords();
  const [days, setDays] = useState({ from: absence.from, to: absence.to });
  const path = { person: absence.person, from: absence.from, to: absence.to };
  const change = useChange(() => answer(api.PUT('/api/directory/absences/{person}/{from}/{to}', { params: { path }, body: { version, ...days } })));
  const end = useChange(() => answer(api.POST('/api/directory/absences/{person}/{from}/{to}/end', { params: { path }, body: { version } })));
  const title = say('absences.change-one', { name: absence.person });
  return (
    <Opens label={say('change')} of={absence.person} title={title}>
      {(close) => (
        <Form go={say('change')} run={() => change.mutateAsync(undefined)} close={close}>
          <Days days={days} choose={setDays} />
          {end.isError && <Trouble error={end.error} />}
          <Group>
            <Button variant="subtle" loading={end.isPending} onClick={() => end.mutate(undefined, { onSuccess: close })}>{say('absences.back')}</Button>
          </Group>
        </Form>
      )}
    </Opens>
  );
}

interface DaysChosen {
  from: string;
  to: string;
}

/** First and last day, both included. */
function Days({ days, choose }: { days: DaysChosen; choose: (days: DaysChosen) => void }) {
  const { say } = useWords();
  return (
    <div className={classes.grid}>
      <TextInput type="date" label={say('absences.from')} required withAsterisk={false} value={days.from} onChange={(event) => choose({ ...days, from: event.currentTarget.value })} />
      <TextInput type="date" label={say('absences.to')} required withAsterisk={false} min={days.from} value={days.to} onChange={(event) => choose({ ...days, to: event.currentTarget.value })} />
    </div>
  );
}
