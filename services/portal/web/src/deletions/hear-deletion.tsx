import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../language/words';
import { HANDED_BY, type HandedBy } from '../links/links.calls';
import { Form } from '../page/form';
import { useDeletionWork, type WhichDeletion } from './deletions.calls';

/** Notes that somebody of a partner said, in another way than here, that it is deleted: who said it, and how. */
export function HearDeletion({ of, close }: { of: WhichDeletion; close: () => void }) {
  const { say, mean } = useWords();
  const { hear } = useDeletionWork(of);
  const [channel, setChannel] = useState<HandedBy>('TELEPHONE');
  const [saidBy, setSaidBy] = useState('');
  return (
    <Form about={say('deletion.heard-about')} go={say('deletion.heard-go')} run={() => hear.mutateAsync({ channel, saidBy })} close={close}>
      <TextInput label={say('deletion.said-by')} required withAsterisk={false} maxLength={200} autoComplete="off" value={saidBy} onChange={(event) => setSaidBy(event.currentTarget.value)} />
      <Select label={say('deletion.channel')} data={HANDED_BY.map((value) => ({ value, label: mean('handedBy', value) }))} allowDeselect={false} value={channel} onChange={(way) => setChannel(way ?? channel)} />
    </Form>
  );
}
