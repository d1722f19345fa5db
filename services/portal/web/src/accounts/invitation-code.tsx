import { Stack, Text } from '@mantine/core';
import type { Schema } from '../api/paths';
import { useWords } from '../language/words';
import classes from '../factors/factors.module.css';

/** An invitation code, shown this once: the administrator hands it over herself. */
export function InvitationCode({ invitation }: { invitation: Schema<'directory.Invitation'> }) {
  const { say, when } = useWords();
  return (
    <Stack gap="md">
      <Text>{say('accounts.code-about')}</Text>
      <Text className={classes.code} aria-label={say('invitation.code')} role="group">{invitation.code}</Text>
      <Text size="sm" c="dimmed">{say('accounts.code-until', { when: when(invitation.expiresAt) })}</Text>
    </Stack>
  );
}
