import { ActionIcon, Button, Popover, SegmentedControl, Stack, Text, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { IconLock, IconUserCircle } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { answer, api } from '../api/client';
import { useWords, type MessageKey } from '../language/words';
import { sessionStore } from '../session/session-store';
import { useStanding } from '../session/use-session';

const LOOKS: readonly [MantineColorScheme, MessageKey][] = [['auto', 'look.auto'], ['light', 'look.light'], ['dark', 'look.dark']];

/** What is about herself: locking, how the page looks, her safety, leaving. */
export function OwnMenu() {
  const { say } = useWords();
  const standing = useStanding();
  const [open, setOpen] = useState(false);
  const id = useId();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      <ActionIcon variant="default" size="lg" aria-label={say('own.lock')} onClick={() => sessionStore.lock()}><IconLock size={20} aria-hidden /></ActionIcon>
      <Popover opened={open} onChange={setOpen} position="bottom-end" width={270} shadow="lg" trapFocus returnFocus transitionProps={{ duration: 0 }}>
        <Popover.Target>
          <ActionIcon variant="default" size="lg" aria-label={say('own.name')} onClick={() => setOpen(!open)}><IconUserCircle size={22} aria-hidden /></ActionIcon>
        </Popover.Target>
        <Popover.Dropdown aria-label={say('own.name')}>
          <Stack gap="sm">
            <Text fw={600}>{standing.is === 'in' ? standing.session.name : ''}</Text>
            <Button component={Link} to="/safety" size="sm" variant="default" onClick={() => setOpen(false)}>{say('menu.safety')}</Button>
            <Text size="sm" c="dimmed" id={id}>{say('look.name')}</Text>
            <SegmentedControl
              aria-labelledby={id} size="sm" transitionDuration={0} orientation="vertical" fullWidth value={colorScheme} onChange={(look) => setColorScheme(look)}
              data={LOOKS.map(([value, key]) => ({ value, label: say(key) }))}
            />
            <Button size="sm" variant="default" onClick={() => void signOut()}>{say('own.sign-out')}</Button>
          </Stack>
        </Popover.Dropdown>
      </Popover>
    </>
  );
}

/** The page is cleared whatever the portal answers: where it does not, the session ends by itself when idle. */
async function signOut(): Promise<void> {
  try {
    await answer(api.POST('/api/sign-out', { params: { header: { 'x-csrf-token': sessionStore.token } } }));
  } finally {
    // Where she was is nobody's to read who comes after her.
    history.replaceState(null, '', '/');
    sessionStore.leave('left');
  }
}
