import { Button, PasswordInput, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useWords } from '../language/words';
import { passwordTooShort } from './new-password.rules';
import { Trouble } from './trouble';
import { useRun } from './use-run';

/** A new password, written twice. `before` are fields that stand above it. */
export function NewPassword({ save, before }: { save: (password: string) => Promise<unknown>; before?: ReactNode }) {
  const { say } = useWords();
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [wrong, setWrong] = useState<'short' | 'differs'>();
  const { busy, error, run } = useRun();
  const toggle = { 'aria-label': say('sign-in.show-password') };
  return (
    <form onSubmit={(event) => {
      event.preventDefault();
      const found = passwordTooShort(password) ? 'short' : password === again ? undefined : 'differs';
      setWrong(found);
      if (found === undefined) run(() => save(password));
    }}>
      <Stack gap="md">
        <Text c="dimmed">{say('set-password.about')}</Text>
        {error !== undefined && <Trouble error={error} />}
        {before}
        <PasswordInput
          label={say('set-password.new')} autoComplete="new-password" required withAsterisk={false} visibilityToggleButtonProps={toggle}
          error={wrong === 'short' ? say('problem.password.short') : undefined}
          value={password} onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <PasswordInput
          label={say('set-password.again')} autoComplete="new-password" required withAsterisk={false} visibilityToggleButtonProps={toggle}
          error={wrong === 'differs' ? say('set-password.differs') : undefined}
          value={again} onChange={(event) => setAgain(event.currentTarget.value)}
        />
        <Button type="submit" loading={busy}>{say('set-password.save')}</Button>
      </Stack>
    </form>
  );
}
