import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { answer, api } from '../api/client';
import { useWords } from '../language/words';
import { Trouble } from '../page/trouble';
import { useRun } from '../page/use-run';
import type { StepWork } from './sign-in.rules';

/** The code that an administrator handed over: it opens the account once. */
export function InvitationStep({ step, onBack }: { step: StepWork; onBack: () => void }) {
  const { say } = useWords();
  const [code, setCode] = useState('');
  const { busy, error, run } = useRun();
  return (
    <form onSubmit={(event) => {
      event.preventDefault();
      run(() => step(() => answer(api.POST('/api/sign-in/invitation', { body: { code: code.trim() } }))));
    }}>
      <Stack gap="md">
        <Text c="dimmed">{say('invitation.about')}</Text>
        {error !== undefined && <Trouble error={error} />}
        <TextInput
          label={say('invitation.code')} autoComplete="off" autoCapitalize="none" spellCheck={false} required withAsterisk={false} dir="ltr"
          value={code} onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" loading={busy}>{say('go-on')}</Button>
        <Button variant="subtle" onClick={onBack}>{say('back')}</Button>
      </Stack>
    </form>
  );
}
