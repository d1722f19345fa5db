import { Button, Stack, Text, Title } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { touch } from '../api/client';
import { useWords } from '../language/words';
import { Trouble } from '../page/trouble';
import { lookForSession } from './use-session';
import classes from './lock-screen.module.css';

/** What an unattended screen shows. Going on asks the portal first: where the session ended, it is signing in that follows. */
export function LockScreen() {
  const { say } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  useEffect(() => heading.current?.focus(), []);
  const goOn = () => {
    touch();
    setBusy(true);
    setError(undefined);
    lookForSession().catch(setError).finally(() => setBusy(false));
  };
  return (
    <main className={classes.screen}>
      <Stack align="center" gap="md" maw="26rem" ta="center">
        <IconLock size={48} aria-hidden />
        <Title order={1} size="h2" tabIndex={-1} ref={heading}>{say('lock.title')}</Title>
        <Text c="dimmed">{say('lock.about')}</Text>
        {error !== undefined && <Trouble error={error} />}
        <Button loading={busy} onClick={goOn}>{say('lock.go-on')}</Button>
      </Stack>
    </main>
  );
}
