import { Button, Stack, Text, TextInput } from '@mantine/core';
import { startRegistration, type PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/browser';
import { useState } from 'react';
import { useWords } from '../language/words';
import { Trouble } from '../page/trouble';
import { useRun } from '../page/use-run';
import { usingKey } from './using-key';

/** What the directory asks of a new key; `attempt`, where it wants to have it back. */
export interface KeyOptions {
  options: Record<string, unknown>;
  attempt?: string;
}

interface AddKeyProps {
  getOptions: () => Promise<KeyOptions>;
  save: (response: Record<string, unknown>, label: string, options: KeyOptions) => Promise<unknown>;
  onBack: () => void;
}

/** A security key or passkey, with a name by which she knows it again. */
export function AddKey({ getOptions, save, onBack }: AddKeyProps) {
  const { say } = useWords();
  const [label, setLabel] = useState('');
  const { busy, error, run } = useRun();
  const add = async () => {
    const options = await getOptions();
    const optionsJSON = options.options as unknown as PublicKeyCredentialCreationOptionsJSON;
    const response = await usingKey(() => startRegistration({ optionsJSON }));
    await save({ ...response }, label.trim(), options);
  };
  return (
    <form onSubmit={(event) => {
      event.preventDefault();
      run(add);
    }}>
      <Stack gap="md">
        <Text c="dimmed">{say('key.about')}</Text>
        {error !== undefined && <Trouble error={error} />}
        <TextInput
          label={say('key.label')} description={say('key.label-about')} required withAsterisk={false} maxLength={60} autoComplete="off"
          value={label} onChange={(event) => setLabel(event.currentTarget.value)}
        />
        <Button type="submit" loading={busy}>{say('key.save')}</Button>
        <Button variant="subtle" onClick={onBack}>{say('back')}</Button>
      </Stack>
    </form>
  );
}
