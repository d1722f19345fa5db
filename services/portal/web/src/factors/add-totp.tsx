import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useWords } from '../language/words';
import { Fetched } from '../page/fetched';
import { Trouble } from '../page/trouble';
import { useRun } from '../page/use-run';
import { inFours, plainCode } from './factors.rules';
import { QrCode } from './qr-code';
import classes from './factors.module.css';

/** What an authenticator is given; `attempt`, where the directory wants to have it back. */
export interface TotpOptions {
  secret: string;
  uri: string;
  attempt?: string;
}

interface AddTotpProps {
  getOptions: () => Promise<TotpOptions>;
  save: (code: string, options: TotpOptions) => Promise<unknown>;
  onBack: () => void;
}

/** An authenticator app: its secret as a picture and as letters, then a code of it as proof. */
export function AddTotp({ getOptions, save, onBack }: AddTotpProps) {
  const { say } = useWords();
  const [code, setCode] = useState('');
  const { busy, error, run } = useRun();
  const options = useQuery({ queryKey: ['totp-options', useId()], queryFn: getOptions, staleTime: 'static', gcTime: 0 });
  return (
    <Stack gap="md">
      <Text c="dimmed">{say('totp.about')}</Text>
      <Fetched query={options}>
        {({ secret, uri }) => (
          <>
            <QrCode text={uri} label={say('totp.picture')} />
            <Text size="sm">{say('totp.by-hand')} <bdi className={classes.secret}>{inFours(secret)}</bdi></Text>
          </>
        )}
      </Fetched>
      <form onSubmit={(event) => {
        event.preventDefault();
        const { data } = options;
        if (data !== undefined) run(() => save(plainCode(code), data));
      }}>
        <Stack gap="md">
          {error !== undefined && <Trouble error={error} />}
          <TextInput
            label={say('second-factor.totp-code')} dir="ltr" inputMode="numeric" autoComplete="one-time-code" required withAsterisk={false}
            value={code} onChange={(event) => setCode(event.currentTarget.value)}
          />
          <Button type="submit" loading={busy}>{say('totp.save')}</Button>
          <Button variant="subtle" onClick={onBack}>{say('back')}</Button>
        </Stack>
      </form>
    </Stack>
  );
}
