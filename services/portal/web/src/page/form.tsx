import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../language/words';
import { Trouble } from './trouble';
import { useRun } from './use-run';

interface FormProps {
  about?: ReactNode;
  /** Words on the button that does it. */
  go: string;
  grave?: boolean;
  run: () => Promise<unknown>;
  /** Called when it is done, and, unless `leave` is given, by the button that leaves without doing it. */
  close: () => void;
  leave?: () => void;
  children?: ReactNode;
}

/** A form in a window: its fields, what went wrong, and two ways out. */
export function Form({ about, go, grave = false, run, close, leave = close, children }: FormProps) {
  const { say } = useWords();
  const { busy, error, run: start } = useRun();
  return (
    <form onSubmit={(event) => {
      event.preventDefault();
      start(() => run().then(close));
    }}>
      <Stack gap="md">
        {about !== undefined && <Text c="dimmed" component="div">{about}</Text>}
        {children}
        {/* Beside the buttons: on a long form she would not see it at the top. */}
        {error !== undefined && <Trouble error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={leave}>{say('cancel')}</Button>
          <Button type="submit" color={grave ? 'red' : undefined} loading={busy}>{go}</Button>
        </Group>
      </Stack>
    </form>
  );
}
