import { Group, Text } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { useWords, type MessageKey } from '../language/words';

/** That something is there and she may not see it: said in words, not left out, so that nobody takes it for empty. */
export function NotForYou({ says = 'not-for-you' }: { says?: MessageKey }) {
  const { say } = useWords();
  return (
    <Group gap="xs" wrap="nowrap" c="dimmed">
      <IconEyeOff size={18} aria-hidden />
      <Text size="sm">{say(says)}</Text>
    </Group>
  );
}
