import { Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../language/words';
import { Form } from '../page/form';
import { Opens } from '../page/opens';
import { CLOSED_AS, useCaseWork, type ClosedAs } from './cases.calls';
import type { CaseShown } from './shapes';

/** Closes the case, or closes it as something else: it decides how long it is kept. */
export function CloseForm({ it }: { it: CaseShown }) {
  const { say, mean } = useWords();
  const { close } = useCaseWork(it.caseId);
  const [as, setAs] = useState<string>('');
  return (
    <Opens label={say('close.title')}>
      {(leave) => (
        <Form about={say('close.about')} go={say('close.go')} run={() => close.mutateAsync(as as ClosedAs)} close={leave}>
          <Radio.Group label={say('close.as')} value={as} onChange={setAs} required withAsterisk={false} name="as">
            <Stack gap="xs" mt="xs">{CLOSED_AS.map((each) => <Radio key={each} value={each} label={mean('closedAs', each)} required />)}</Stack>
          </Radio.Group>
        </Form>
      )}
    </Opens>
  );
}
