import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { CaseShown } from './shapes';
import { useWords } from '../language/words';
import { Form } from '../page/form';
import { Opens } from '../page/opens';
import { useMe } from '../session/use-session';
import { useCaseWork } from './cases.calls';

/** Gives the case to somebody: she may read its content from then on. */
export function AssignForm({ it }: { it: CaseShown }) {
  const { say } = useWords();
  const { data: me } = useMe();
  const { assign } = useCaseWork(it.caseId);
  const [person, setPerson] = useState('');
  return (
    <Opens label={say('assign.title')}>
      {(close) => (
        <Form about={say('assign.about')} go={say('assign.go')} run={() => assign.mutateAsync(person.trim())} close={close}>
          <TextInput label={say('assign.person')} dir="ltr" autoComplete="off" spellCheck={false} required withAsterisk={false} value={person} onChange={(event) => setPerson(event.currentTarget.value)} />
          {me !== undefined && <Button variant="subtle" size="sm" onClick={() => setPerson(me.person)}>{say('assign.me')}</Button>}
        </Form>
      )}
    </Opens>
  );
}
