import { DECLINED_BECAUSE, type DeclinedBecause } from '@amparo/domain';
import { Select } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../language/words';
import { Form } from '../page/form';

/** That her organisation cannot help, and why, in codes: words would be somebody's story. */
export function DeclineForm({ close, decline }: { close: () => void; decline: (because: DeclinedBecause) => Promise<unknown> }) {
  const { say, mean } = useWords();
  const [because, setBecause] = useState<DeclinedBecause>('NO_CAPACITY');
  return (
    <Form about={say('offers.decline-about')} go={say('offers.decline')} close={close} run={() => decline(because)}>
      <Select
        label={say('offers.decline-because')} data={DECLINED_BECAUSE.map((value) => ({ value, label: mean('declined', value) }))} allowDeselect={false}
        value={because} onChange={(value) => setBecause((value ?? 'OTHER'))}
      />
    </Form>
  );
}
