import { Select } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../language/words';
import { HANDED_BY, type HandedBy } from '../links/links.calls';
import { Form } from '../page/form';
import { useDeletionWork, type WhichDeletion } from './deletions.calls';

/** Notes that somebody of a partner said, in another way than here, that it is deleted: how she said it. */
export function HearDeletion({ of, close }: { of: WhichDeletion; close: () => void }) {
  const { say, mean } = useWords();
  const { hear } = useDeletionWork(of);
  const [channel, setChannel] = useState<HandedBy>('TELEPHONE');
  return (
    <Form about={say('deletion.heard-about')} go={say('deletion.heard-go')} run={() => hear.mutateAsync({ channel })} close={close}>
      <Select label={say('deletion.channel')} data={HANDED_BY.map((value) => ({ value, label: mean('handedBy', value) }))} allowDeselect={false} value={channel} onChange={(way) => setChannel(way ?? channel)} />
    </Form>
  );
}
