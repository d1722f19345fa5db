import { Button, Stack, Text, TextInput } from '@mantine/core';
import { startAuthentication, type PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import { useState } from 'react';
import { answer, api } from '../api/client';
import type { Way } from '../api/paths';
import { useWords, type MessageKey } from '../language/words';
import { Trouble } from '../page/trouble';
import { useRun } from '../page/use-run';
import { plainCode } from '../factors/factors.rules';
import { usingKey } from '../factors/using-key';
import { firstWay, type StepWork } from './sign-in.rules';

const OTHER_WAY = { totp: 'second-factor.use-totp', webauthn: 'second-factor.use-key', recovery: 'second-factor.use-recovery' } as const satisfies Record<Way, MessageKey>;

/** The second factor, by one of the ways that the account has. */
export function SecondFactorStep({ attempt, ways, step }: { attempt: string; ways: readonly Way[]; step: StepWork }) {
  const { say } = useWords();
  const [way, setWay] = useState(firstWay(ways) ?? 'totp');
  return (
    <Stack gap="md">
      {way === 'webauthn' ? <KeyForm attempt={attempt} step={step} /> : <CodeForm key={way} attempt={attempt} way={way} step={step} />}
      {ways.filter((other) => other !== way).map((other) => (
        <Button key={other} variant="subtle" onClick={() => setWay(other)}>{say(OTHER_WAY[other])}</Button>
      ))}
    </Stack>
  );
}

function KeyForm({ attempt, step }: { attempt: string; step: StepWork }) {
  const { say } = useWords();
  const { busy, error, run } = useRun();
  const sign = async () => {
    const { options } = await answer(api.POST('/api/sign-in/webauthn-options', { body: { attempt } }));
    const response = { ...(await usingKey(() => startAuthentication({ optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON }))) };
    return answer(api.POST('/api/sign-in/webauthn', { body: { attempt, response } }));
  };
  return (
    <>
      <Text c="dimmed">{say('second-factor.key-about')}</Text>
      {error !== undefined && <Trouble error={error} />}
      <Button loading={busy} onClick={() => run(() => step(sign))}>{say('second-factor.key-go')}</Button>
    </>
  );
}

function CodeForm({ attempt, way, step }: { attempt: string; way: 'totp' | 'recovery'; step: StepWork }) {
  const { say } = useWords();
  const [code, setCode] = useState('');
  const { busy, error, run } = useRun();
  const totp = way === 'totp';
  const send = () => {
    const body = { attempt, code: totp ? plainCode(code) : code.trim() };
    return answer(totp ? api.POST('/api/sign-in/totp', { body }) : api.POST('/api/sign-in/recovery', { body }));
  };
  return (
    <form onSubmit={(event) => {
      event.preventDefault();
      run(() => step(send));
    }}>
      <Stack gap="md">
        <Text c="dimmed">{say(totp ? 'second-factor.totp-about' : 'second-factor.recovery-about')}</Text>
        {error !== undefined && <Trouble error={error} />}
        <TextInput
          label={say(totp ? 'second-factor.totp-code' : 'second-factor.recovery-code')} dir="ltr" required withAsterisk={false} spellCheck={false} autoCapitalize="none"
          autoComplete={totp ? 'one-time-code' : 'off'} inputMode={totp ? 'numeric' : 'text'}
          value={code} onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" loading={busy}>{say('go-on')}</Button>
      </Stack>
    </form>
  );
}
