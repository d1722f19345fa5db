import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../language/words';
import { Form } from '../page/form';
import { Opens } from '../page/opens';
import { useAccountWork } from './accounts.calls';

/** Opens an account for somebody whom the OpenID provider knows by a subject. */
export function LinkOpenId({ person, name }: { person: string; name: string }) {
  const { say } = useWords();
  const { linkOpenId } = useAccountWork(person);
  const [subject, setSubject] = useState('');
  return (
    <Opens label={say('accounts.link')} of={name} title={say('accounts.link-one', { name })}>
      {(close) => (
        <Form about={say('accounts.link-about')} go={say('accounts.link')} run={() => linkOpenId.mutateAsync(subject.trim())} close={close}>
          <TextInput
            label={say('accounts.subject')} dir="ltr" autoComplete="off" spellCheck={false} required withAsterisk={false} maxLength={255}
            value={subject} onChange={(event) => setSubject(event.currentTarget.value)}
          />
        </Form>
      )}
    </Opens>
  );
}
