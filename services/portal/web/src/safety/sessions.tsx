import { Badge, Group, Stack, Text } from '@mantine/core';
import type { Schema } from '../api/paths';
import { useWords } from '../language/words';
import { Card } from '../page/card';
import { Confirm } from '../page/confirm';
import { Fetched } from '../page/fetched';
import page from '../page/page.module.css';
import { endOthers, endSession, useOwnWork, useSessions } from './safety.calls';

/** Where she is signed in. One that she does not know can be ended here. */
export function Sessions() {
  const { say } = useWords();
  const sessions = useSessions();
  const others = useOwnWork(endOthers, 'sessions');
  const several = (sessions.data?.sessions.length ?? 0) > 1;
  return (
    <Card
      title={say('sessions.title')}
      actions={several && <Confirm label={say('sessions.end-others')} question={say('sessions.end-others-question')} yes={say('sessions.end-others')} run={() => others.mutateAsync(undefined)} />}
    >
      <Fetched query={sessions}>
        {(found) => <ul className={page.plain}>{found.sessions.map((session) => <li key={session.id}><OneSession session={session} /></li>)}</ul>}
      </Fetched>
    </Card>
  );
}

function OneSession({ session }: { session: Schema<'directory.Sessions'>['sessions'][number] }) {
  const { say, day, mean } = useWords();
  const end = useOwnWork(endSession, 'sessions');
  const since = day(session.signedInOn);
  return (
    <Group justify="space-between" py="xs" gap="sm">
      <Stack gap={2}>
        <Group gap="xs">
          <Text fw={600}>{say('sessions.since', { when: since })}</Text>
          {session.current && <Badge variant="light" tt="none">{say('sessions.this')}</Badge>}
        </Group>
        <Text size="sm" c="dimmed">{[session.way, session.second].filter((code) => code !== null).map((code) => mean('factor', code)).join(' + ')}</Text>
      </Stack>
      {!session.current && (
        <Confirm label={say('sessions.end')} of={since} question={say('sessions.end-question')} yes={say('sessions.end')} run={() => end.mutateAsync(session.id)} />
      )}
    </Group>
  );
}
