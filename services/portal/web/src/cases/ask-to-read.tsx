import { Button, Checkbox, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { PURPOSES, type Purpose } from './shapes';
import { useWords } from '../language/words';

const SHOW = { content: 'read.content', conversation: 'read.conversation', attachments: 'read.attachments' } as const;

interface AskToReadProps {
  what: keyof typeof SHOW;
  /** Whether she may also ask who it is about. */
  identity?: boolean;
  onAsk: (purpose: Purpose, identity: boolean) => void;
}

/** Before content shows: what she reads it for is written down with her name. */
export function AskToRead({ what, identity = false, onAsk }: AskToReadProps) {
  const { say, mean } = useWords();
  const [purpose, setPurpose] = useState<Purpose>('CASE_WORK');
  const [also, setAlso] = useState(false);
  return (
    <Stack gap="sm" align="flex-start">
      <Text size="sm" c="dimmed">{say('read.about')}</Text>
      <Select size="sm" label={say('read.purpose')} data={PURPOSES.map((value) => ({ value, label: mean('purpose', value) }))} value={purpose} onChange={(value) => setPurpose(value as Purpose)} />
      {identity && <Checkbox label={say('read.identity')} checked={also} onChange={(event) => setAlso(event.currentTarget.checked)} />}
      <Button size="sm" variant="default" onClick={() => onAsk(purpose, also)}>{say(SHOW[what])}</Button>
    </Stack>
  );
}
