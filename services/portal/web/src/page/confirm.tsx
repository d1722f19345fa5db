import { Button, Group, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useWords } from '../language/words';
import { Trouble } from './trouble';
import { Window } from './window';

interface ConfirmProps {
  /** Words on the button that opens the question. */
  label: string;
  /** What it is about, for screen readers, where several buttons with one label stand on a page. */
  of?: string;
  question: string;
  /** What follows from a yes. */
  explains?: ReactNode;
  /** Words on the button that does it. */
  yes: string;
  grave?: boolean;
  run: () => Promise<unknown>;
}

/** A button that asks before it does something that cannot be taken back easily. */
export function Confirm({ label, of, question, explains, yes, grave = false, run }: ConfirmProps) {
  const { say } = useWords();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  const close = () => {
    setOpen(false);
    setError(undefined);
  };
  const go = () => {
    setBusy(true);
    setError(undefined);
    run().then(close, setError).finally(() => setBusy(false));
  };
  return (
    <>
      <Button size="sm" variant="default" aria-label={of === undefined ? undefined : `${label}: ${of}`} onClick={() => setOpen(true)}>{label}</Button>
      <Window opened={open} onClose={close} title={question}>
        <Stack>
          {explains !== undefined && <Text component="div">{explains}</Text>}
          {error !== undefined && <Trouble error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>{say('cancel')}</Button>
            <Button color={grave ? 'red' : undefined} loading={busy} onClick={go}>{yes}</Button>
          </Group>
        </Stack>
      </Window>
    </>
  );
}
