import { Button, Stack, Text } from '@mantine/core';
import { useWords } from '../language/words';
import { Empty, Fetched } from '../page/fetched';
import { Opens } from '../page/opens';
import page from '../page/page.module.css';
import { Trouble } from '../page/trouble';
import { useAccountWork, useSessionsOf } from './accounts.calls';

/** Where somebody is signed in; all of it can be ended. */
export function SessionsOf({ person, name }: { person: string; name: string }) {
  const { say } = useWords();
  const title = say('accounts.sessions-of', { name });
  return <Opens label={say('sessions.title')} of={name} title={title}>{() => <Sessions person={person} />}</Opens>;
}

function Sessions({ person }: { person: string }) {
  const { say, mean, day } = useWords();
  const { endSessions } = useAccountWork(person);
  return (
    <Fetched query={useSessionsOf(person)}>
      {({ sessions }) => (sessions.length === 0 ? <Empty>{say('accounts.no-sessions')}</Empty> : (
        <Stack gap="md">
          {endSessions.isError && <Trouble error={endSessions.error} />}
          <ul className={page.plain}>
            {sessions.map((session) => (
              <li key={session.id}><Text>{say('sessions.since', { when: day(session.signedInOn) })} · {[session.way, session.second].filter((code) => code !== null).map((code) => mean('factor', code)).join(' + ')}</Text></li>
            ))}
          </ul>
          <Button color="red" loading={endSessions.isPending} onClick={() => endSessions.mutate()}>{say('accounts.end-sessions')}</Button>
        </Stack>
      ))}
    </Fetched>
  );
}
