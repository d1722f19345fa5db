import { Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../language/words';
import { Fetched } from '../page/fetched';
import { Form } from '../page/form';
import { Lines } from './lines';
import { useDeskLog, useLineId, useLogWork } from './referral-log.calls';

/** What a partner did and wrote, for whoever has the case; and an answer to it. */
export function DeskLog({ caseId, referralId, writes, close }: { caseId: string; referralId: string; writes: boolean; close: () => void }) {
  const { say } = useWords();
  const log = useDeskLog(caseId, referralId);
  const { toPartner } = useLogWork(referralId);
  const [words, setWords] = useState('');
  const [lineId, renew] = useLineId();
  return (
    <Stack gap="md">
      <Fetched query={log}>{(lines) => <Lines lines={lines} />}</Fetched>
      {writes ? (
        <Form go={say('log.write')} run={() => toPartner.mutateAsync({ caseId, lineId, words }).then(() => { setWords(''); renew(); }).finally(() => void log.refetch())} close={() => undefined} leave={close}>
          <Textarea label={say('log.to-partner')} description={say('log.to-partner-about')} required withAsterisk={false} autosize minRows={2} maxLength={5_000} value={words} onChange={(event) => setWords(event.currentTarget.value)} />
        </Form>
      ) : <Text size="sm" c="dimmed">{say('log.not-yet')}</Text>}
    </Stack>
  );
}
