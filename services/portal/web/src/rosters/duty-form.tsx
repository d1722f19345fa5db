import { useState } from 'react';
import { answer, api } from '../api/client';
import { useChange } from '../directory/directory.calls';
import { useWords } from '../language/words';
import { Form } from '../page/form';
import { Opens } from '../page/opens';
import { PersonField } from './person-field';

interface GiveDutyProps {
  version: number;
  region: string | undefined;
  group: string | undefined;
  /** What the roster is called. */
  title: string;
}

/** Puts somebody on duty in a group, or makes her the alternate of a region. */
export function GiveDuty({ version, region, group, title }: GiveDutyProps) {
  const { say } = useWords();
  const [person, setPerson] = useState('');
  const place = region === undefined ? { role: 'DUTY' as const, ...(group === undefined ? {} : { group }) } : { role: 'ALTERNATE_COORDINATOR' as const, region };
  const give = useChange(() => answer(api.POST('/api/directory/rosters/give', { body: { version, person, ...place } })));
  const label = say(region === undefined ? 'rosters.give-duty' : 'rosters.give-alternate');
  const named = `${label}: ${title}`;
  return (
    <Opens label={label} of={title} title={named}>
      {(close) => <Form go={label} run={() => give.mutateAsync(undefined)} close={close}><PersonField value={person} onChange={setPerson} /></Form>}
    </Opens>
  );
}
