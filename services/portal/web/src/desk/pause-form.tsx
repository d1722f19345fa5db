import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useNames } from '../colleagues/names.calls';
import { useWords } from '../language/words';
import { Fetched } from '../page/fetched';
import { Form } from '../page/form';
import { Trouble } from '../page/trouble';
import { useRun } from '../page/use-run';
import { useDeskWork, usePauses } from './desk.calls';
import { BecauseField } from './level-forms';

/** The ladder stands still until an instant of the reader's own time zone, and why. */
export function PauseForm({ caseId, close }: { caseId: string; close: () => void }) {
  const { say } = useWords();
  const { pause } = useDeskWork(caseId);
  const [until, setUntil] = useState('');
  const [because, setBecause] = useState('');
  return (
    <Form about={say('pause.about')} go={say('pause.go')} grave run={() => (until === '' ? Promise.resolve() : pause.mutateAsync({ until: new Date(until).toISOString(), because }))} close={close}>
      <TextInput type="datetime-local" label={say('pause.until')} description={say('pause.until-about')} required withAsterisk={false} value={until} onChange={(event) => setUntil(event.currentTarget.value)} />
      <BecauseField value={because} onChange={setBecause} />
    </Form>
  );
}

/** Why it stands still, and a way to let it go on. */
export function EndPauseForm({ caseId, close }: { caseId: string; close: () => void }) {
  const { say, when } = useWords();
  const { endPause } = useDeskWork(caseId);
  const { busy, error, run } = useRun();
  const pauses = usePauses(caseId);
  const called = useNames((pauses.data ?? []).map(({ pausedBy }) => pausedBy));
  return (
    <Fetched query={pauses}>
      {([last]) => (last === undefined || last.endedAt !== null ? <Text>{say('pause.over')}</Text> : (
        <Stack gap="md">
          <Text>{say('pause.by', { person: called(last.pausedBy), since: when(last.since), until: when(last.until) })}</Text>
          <Text component="div"><bdi>{last.because}</bdi></Text>
          {error !== undefined && <Trouble error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>{say('cancel')}</Button>
            <Button loading={busy} onClick={() => run(() => endPause.mutateAsync(last.pauseId).then(close))}>{say('pause.end')}</Button>
          </Group>
        </Stack>
      ))}
    </Fetched>
  );
}
