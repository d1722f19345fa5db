import { PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../language/words';
import { Card } from '../page/card';
import { NewPassword } from '../page/new-password';
import { Opens } from '../page/opens';
import { changePassword, useOwnWork } from './safety.calls';

/** Another password. The directory asks for the one before. */
export function OwnPassword() {
  const { say } = useWords();
  const [current, setCurrent] = useState('');
  const change = useOwnWork(changePassword, 'sessions');
  return (
    <Card title={say('own-password.title')}>
      <div>
        <Opens label={say('own-password.change')}>
          {(close) => (
            <NewPassword
              save={async (password) => {
                await change.mutateAsync({ current, password });
                setCurrent('');
                close();
              }}
              before={(
                <PasswordInput
                  label={say('own-password.current')} autoComplete="current-password" required withAsterisk={false}
                  visibilityToggleButtonProps={{ 'aria-label': say('sign-in.show-password') }} value={current} onChange={(event) => setCurrent(event.currentTarget.value)}
                />
              )}
            />
          )}
        </Opens>
      </div>
    </Card>
  );
}
