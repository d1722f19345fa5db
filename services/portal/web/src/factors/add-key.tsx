import { Button, Stack, Text, TextInput } from '@mantine/core';
import { startRegistration, type PublicKeyCredentialCreationOptionsJSON, type RegistrationResponseJSON } from '@simplewebauthn/browser';
import { useState } from 'react';
import { useWords } from '../language/words';
import { Trouble } from '../page/trouble';
import { useRun } from '../page/use-run';
import { usingKey } from './using-key';

interface AddKeyProps {
  getOptions: () => Promise<PublicKeyCredentialCreationOptionsJSON>;
  save: (response: RegistrationResponseJSON, label: string) => Promise<unknown>;
  onBack: () => void;
}

/** A security key or passkey, with a name by which she knows it again. */
export function AddKey({ getOptions, save, onBack }: AddKeyProps) {
  const { say } = useWords();
  const [label, setLabel] = useState('');
  const { busy, error, run } = useRun();
  const add = async () => {
    const optionsJSON = await getOptions();
    const response = await usingKey(() => startRegistration({ optionsJSON }));
    await save(response, label.trim());
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
