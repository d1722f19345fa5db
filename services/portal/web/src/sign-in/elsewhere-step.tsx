import { Button, Stack, Text } from '@mantine/core';
import { useWords } from '../language/words';

/** She belongs to the other entrance: where that is, and that she signs in there. Nothing of this sign-in is left. */
export function ElsewhereStep({ at }: { at: string | null }) {
  const { say } = useWords();
  return (
    <Stack gap="md">
      <Text>{say(at === null ? 'elsewhere.nowhere' : 'elsewhere.about')}</Text>
      {at !== null && <Text><bdi>{new URL(at).host}</bdi></Text>}
      {at !== null && <Button component="a" href={at}>{say('elsewhere.go')}</Button>}
    </Stack>
  );
}
