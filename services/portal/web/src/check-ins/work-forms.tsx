import { Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../language/words';
import { Form } from '../page/form';
import { CHANNELS, instantOf } from './agree.rules';
import { useCheckInWork, type AgreeCheckIns, type DeskCheckIn } from './check-ins.calls';

interface WorkProps {
  one: DeskCheckIn;
  close: () => void;
}

/** She was in contact: when, how, and what there is to say. */
export function RecordForm({ one, close }: WorkProps) {
  const { say, mean } = useWords();
  const { record } = useCheckInWork(one.caseId);
  const [channel, setChannel] = useState<AgreeCheckIns['channel']>('SIGNAL');
  const [at, setAt] = useState('');
  const [says, setSays] = useState('');
  const run = () => record.mutateAsync({ checkInId: one.checkInId, dueId: one.dueId, channel, ...(at === '' ? {} : { at: instantOf(at) }), ...(says.trim() === '' ? {} : { says }) });
  return (
    <Form about={say('check.record-about')} go={say('check.record-go')} run={run} close={close}>
      <Select label={say('check.channel')} data={CHANNELS.map((value) => ({ value, label: mean('value', value) }))} allowDeselect={false} value={channel} onChange={(value) => setChannel(value ?? channel)} />
      <TextInput type="datetime-local" label={say('check.at')} description={say('check.at-about')} value={at} onChange={(event) => setAt(event.currentTarget.value)} />
      <Textarea label={say('check.words')} autosize minRows={2} maxLength={5_000} value={says} onChange={(event) => setSays(event.currentTarget.value)} />
    </Form>
  );
}

/** Nothing is due for a while, and why. */
export function PauseForm({ one, close }: WorkProps) {
  const { say } = useWords();
  const { pause } = useCheckInWork(one.caseId);
  const [until, setUntil] = useState('');
  const [why, setWhy] = useState('');
  return (
    <Form about={say('check.pause-about')} go={say('check.pause')} run={() => pause.mutateAsync({ checkInId: one.checkInId, until: instantOf(until), why })} close={close}>
      <TextInput type="datetime-local" required label={say('check.pause-until')} description={say('check.device-clock')} value={until} onChange={(event) => setUntil(event.currentTarget.value)} />
      <Textarea label={say('check.why')} required autosize minRows={2} maxLength={5_000} value={why} onChange={(event) => setWhy(event.currentTarget.value)} />
    </Form>
  );
}

/** Nothing is due any more, and why. */
export function EndForm({ one, close }: WorkProps) {
  const { say } = useWords();
  const { end } = useCheckInWork(one.caseId);
  const [why, setWhy] = useState('');
  return (
    <Form about={say('check.end-about')} go={say('check.end')} grave run={() => end.mutateAsync({ checkInId: one.checkInId, why })} close={close}>
      <Textarea label={say('check.why')} required autosize minRows={2} maxLength={5_000} value={why} onChange={(event) => setWhy(event.currentTarget.value)} />
    </Form>
  );
}
