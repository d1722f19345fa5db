import { Alert, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../language/words';
import { Form } from '../page/form';
import { Opens } from '../page/opens';
import { useCaseWork } from './cases.calls';
import type { CaseShown } from './shapes';

/** Agrees that the case is erased. It takes two people, and the code once more. */
export function EraseForm({ it }: { it: CaseShown }) {
  const { say } = useWords();
  const { erase } = useCaseWork(it.caseId);
  const [reference, setReference] = useState('');
  return (
    <>
      {erase.data?.erased === false && <Alert color="red">{say('erase.missing')}</Alert>}
      <Opens label={say('erase.title')}>
        {(leave) => (
          <Form about={say('erase.about')} go={say('erase.go')} grave run={() => erase.mutateAsync(reference.trim())} close={leave}>
            <TextInput label={say('erase.code')} size="md" required withAsterisk={false} maxLength={20} autoComplete="off" value={reference} onChange={(event) => setReference(event.currentTarget.value)} />
          </Form>
        )}
      </Opens>
    </>
  );
}
