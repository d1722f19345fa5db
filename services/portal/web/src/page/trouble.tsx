import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Problem } from '../api/problem';
import { useWords, type Words } from '../language/words';

/** What went wrong, in a sentence for people. Codes without one of their own get one by their status. */
export function sentenceOf(error: unknown, { knows, mean, say }: Words): string {
  if (!(error instanceof Problem)) return say('problem.unexpected');
  if (knows('problem', error.code)) return mean('problem', error.code);
  if (knows('problem', `http-${error.status}`)) return mean('problem', `http-${error.status}`);
  return say(error.status >= 500 || error.status === 0 ? 'problem.http-503' : 'problem.unexpected');
}

/** That something could not be fetched or done, and what to do about it. Said aloud by screen readers. */
export function Trouble({ error, again }: { error: unknown; again?: () => void }) {
  const words = useWords();
  return (
    <Alert color="red" role="alert" icon={<IconAlertTriangle aria-hidden />} title={words.say('trouble.title')}>
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{sentenceOf(error, words)}</Text>
        {again !== undefined && <Button size="sm" variant="default" onClick={again}>{words.say('trouble.again')}</Button>}
      </Stack>
    </Alert>
  );
}
