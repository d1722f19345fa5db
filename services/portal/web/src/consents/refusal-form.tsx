import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../language/words';
import { Form } from '../page/form';
import { useConsentWork } from './consents.calls';

/** One person of a community does not agree, though somebody agreed for it; or she does after all. */
export function RefusalForm({ caseId, close }: { caseId: string; close: () => void }) {
  const { say } = useWords();
  const { refuse } = useConsentWork(caseId);
  const [name, setName] = useState('');
  const [agrees, setAgrees] = useState(false);
  return (
    <Form about={say('refusal.about')} go={say('refusal.go')} grave={!agrees} run={() => refuse.mutateAsync({ name, agrees })} close={close}>
      <TextInput label={say('refusal.name')} description={say('refusal.name-about')} required withAsterisk={false} maxLength={200} autoComplete="off" value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <Checkbox label={say('refusal.agrees')} checked={agrees} onChange={(event) => setAgrees(event.currentTarget.checked)} />
    </Form>
  );
}
