import { Button, Checkbox, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../language/words';
import { Trouble } from '../page/trouble';
import { useRun } from '../page/use-run';
import classes from './factors.module.css';

/** Recovery codes, shown this once. One goes on only after saying that they are kept. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => Promise<unknown> }) {
  const { say } = useWords();
  const [kept, setKept] = useState(false);
  const { busy, error, run } = useRun();
  return (
    <Stack gap="md">
      <Text c="dimmed">{say('recovery-codes.about')}</Text>
      <ul className={classes.codes} aria-label={say('recovery-codes.name')}>
        {codes.map((code) => <li key={code}>{code}</li>)}
      </ul>
      {error !== undefined && <Trouble error={error} />}
      <Checkbox label={say('recovery-codes.kept')} checked={kept} onChange={(event) => setKept(event.currentTarget.checked)} />
      <Button disabled={!kept} loading={busy} onClick={() => run(onKept)}>{say('go-on')}</Button>
    </Stack>
  );
}
