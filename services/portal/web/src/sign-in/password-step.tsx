import { Button, Divider, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../api/client';
import { useWords } from '../language/words';
import { Trouble } from '../page/trouble';
import { useRun } from '../page/use-run';
import type { StepWork } from './sign-in.rules';

/** Name and password, or the organisation's own sign-in where there is one. */
export function PasswordStep({ step, onInvitation }: { step: StepWork; onInvitation: () => void }) {
  const { say } = useWords();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const { busy, error, run } = useRun();
  const ways = useQuery({ queryKey: ['sign-in-ways'], queryFn: () => answer(api.POST('/api/sign-in/ways', { body: {} })), staleTime: Infinity });

  const goElsewhere = async () => {
    const { url } = await answer(api.POST('/api/sign-in/oidc-start'));
    location.assign(url);
  };
  return (
    <Stack gap="md">
      {error !== undefined && <Trouble error={error} />}
      <form onSubmit={(event) => {
        event.preventDefault();
        run(() => step(() => answer(api.POST('/api/sign-in/password', { body: { name: name.trim(), password } }))));
      }}>
        <Stack gap="md">
          <TextInput
            label={say('sign-in.name')} autoComplete="username" autoCapitalize="none" spellCheck={false} required withAsterisk={false} dir="ltr"
            value={name} onChange={(event) => setName(event.currentTarget.value)}
          />
          <PasswordInput
            label={say('sign-in.password')} autoComplete="current-password" required withAsterisk={false}
            visibilityToggleButtonProps={{ 'aria-label': say('sign-in.show-password') }}
            value={password} onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" loading={busy}>{say('sign-in.go')}</Button>
        </Stack>
      </form>
      {ways.data?.openIdConnect === true && (
        <>
          <Divider label={say('sign-in.or')} />
          <Button variant="default" onClick={() => run(goElsewhere)}>{say('sign-in.elsewhere')}</Button>
        </>
      )}
      <Button variant="subtle" onClick={onInvitation}>{say('sign-in.invitation')}</Button>
    </Stack>
  );
}
