import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { answer, api } from '../api/client';
import { AddKey } from '../factors/add-key';
import { AddTotp } from '../factors/add-totp';
import { useWords } from '../language/words';
import type { StepWork } from './sign-in.rules';

/** The first second factor of somebody whose work asks for one. */
export function EnrolFactorStep({ attempt, ways, step }: { attempt: string; ways: readonly ('totp' | 'webauthn')[]; step: StepWork }) {
  const { say } = useWords();
  const [way, setWay] = useState<'totp' | 'webauthn'>();
  if (way === 'totp') {
    return (
      <AddTotp
        getOptions={() => answer(api.POST('/api/sign-in/enrol-totp-options', { body: { attempt } }))}
        save={(code) => step(() => answer(api.POST('/api/sign-in/enrol-totp', { body: { attempt, code } })))}
        onBack={() => setWay(undefined)}
      />
    );
  }
  if (way === 'webauthn') {
    return (
      <AddKey
        getOptions={() => answer(api.POST('/api/sign-in/enrol-webauthn-options', { body: { attempt } }))}
        save={(response, label) => step(() => answer(api.POST('/api/sign-in/enrol-webauthn', { body: { attempt, response, label } })))}
        onBack={() => setWay(undefined)}
      />
    );
  }
  return (
    <Stack gap="md">
      <Text c="dimmed">{say('enrol.about')}</Text>
      {ways.includes('webauthn') && <Button onClick={() => setWay('webauthn')}>{say('enrol.key')}</Button>}
      {ways.includes('totp') && <Button variant={ways.includes('webauthn') ? 'default' : 'filled'} onClick={() => setWay('totp')}>{say('enrol.totp')}</Button>}
    </Stack>
  );
}
