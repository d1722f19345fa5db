import { Button, Stack, Text } from '@mantine/core';
import { RecoveryCodes } from '../factors/recovery-codes';
import { useWords } from '../language/words';

interface ElsewhereStepProps {
  at: string | null;
  /** Codes that she was given on the way, which hold there too: she keeps them first. */
  codes: readonly string[] | undefined;
  onKept: () => void;
}

/** She belongs to the other entrance: where that is, and that she signs in there. No session of this sign-in is left. */
export function ElsewhereStep({ at, codes, onKept }: ElsewhereStepProps) {
  const { say } = useWords();
  if (codes !== undefined) return <RecoveryCodes codes={codes} onKept={async () => onKept()} />;
  return (
    <Stack gap="md">
      <Text>{say(at === null ? 'elsewhere.nowhere' : 'elsewhere.about')}</Text>
      {at !== null && <Text><bdi>{new URL(at).host}</bdi></Text>}
      {at !== null && <Button component="a" href={at}>{say('elsewhere.go')}</Button>}
    </Stack>
  );
}
