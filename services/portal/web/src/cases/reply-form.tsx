import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../language/words';
import { Form } from '../page/form';
import { Opens } from '../page/opens';
import { useCaseWork } from './cases.calls';

/** Longest reply, as casework takes it. */
const LONGEST_REPLY = 5_000;

/** Writes to whoever reported it, to be read with the return code. */
export function ReplyForm({ caseId }: { caseId: string }) {
  const { say } = useWords();
  return <Opens label={say('reply.title')}>{(close) => <Reply caseId={caseId} close={close} />}</Opens>;
}

function Reply({ caseId, close }: { caseId: string; close: () => void }) {
  const { say } = useWords();
  const { reply } = useCaseWork(caseId);
  // One window is one reply, however often it is sent.
  const [replyId] = useState(() => crypto.randomUUID());
  const [text, setText] = useState('');
  return (
    <Form about={say('reply.about')} go={say('reply.go')} run={() => reply.mutateAsync({ replyId, text })} close={close}>
      <Textarea label={say('reply.text')} size="md" rows={8} required withAsterisk={false} maxLength={LONGEST_REPLY} dir="auto" value={text} onChange={(event) => setText(event.currentTarget.value)} />
    </Form>
  );
}
