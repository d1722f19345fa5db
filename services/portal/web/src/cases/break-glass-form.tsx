import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { CaseShown } from './shapes';
import { useWords } from '../language/words';
import { Form } from '../page/form';
import { Opens } from '../page/opens';
import { useCaseWork } from './cases.calls';

/** Reads the case beyond her rights for an hour, with a reason; two others are told at once. */
export function BreakGlassForm({ it }: { it: CaseShown }) {
  const { say } = useWords();
  const { breakGlass } = useCaseWork(it.caseId);
  const [reason, setReason] = useState('');
  return (
    <Opens label={say('glass.title')}>
      {(close) => (
        <Form about={say('glass.about')} go={say('glass.go')} grave run={() => breakGlass.mutateAsync(reason.trim())} close={close}>
          <Textarea label={say('glass.reason')} description={say('glass.reason-about')} size="md" rows={3} required withAsterisk={false} maxLength={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        </Form>
      )}
    </Opens>
  );
}
