import { Button, Divider, List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../api/client';
import type { Schema } from '../api/paths';
import { useWords, type Words } from '../language/words';
import { Facts } from '../page/card';
import { Fetched } from '../page/fetched';
import { Opens } from '../page/opens';
import { RoleFields } from './role-fields';
import { roleName } from './role-name';
import { NO_ROLE_YET, roleSent, type RoleChosen } from './roles.rules';
import { wayInWords } from './sight-words';

/** What could this person see? As she is, or with one role more. */
export function SightButton({ person, name }: { person: string; name: string }) {
  const { say } = useWords();
  return <Opens label={say('sight.open')} of={name} title={say('sight.open-one', { name })}>{() => <Sight person={person} />}</Opens>;
}

function Sight({ person }: { person: string }) {
  const { say } = useWords();
  const [more, setMore] = useState<RoleChosen>();
  const [chosen, setChosen] = useState<RoleChosen>(NO_ROLE_YET);
  const query = more === undefined ? {} : roleSent(more);
  const sight = useQuery({
    queryKey: ['directory', 'sight', person, query],
    queryFn: () => answer(api.GET('/api/directory/people/{person}/sight', { params: { path: { person }, query } })),
  });
  return (
    <Stack gap="md">
      <Fetched query={sight}>{(found) => <Seen sight={found} />}</Fetched>
      <Divider label={say('sight.suppose')} labelPosition="left" />
      <RoleFields chosen={chosen} choose={setChosen} />
      <Button variant="default" onClick={() => setMore(chosen)}>{say('sight.suppose-go')}</Button>
      {more !== undefined && <Button variant="subtle" onClick={() => setMore(undefined)}>{say('sight.as-she-is')}</Button>}
    </Stack>
  );
}

function Seen({ sight }: { sight: Schema<'directory.Sight'> }) {
  const words = useWords();
  const { say, list, mean } = words;
  return (
    <Stack gap="sm">
      {sight.supposed && <Text fw={600}>{say('sight.supposed')}</Text>}
      <Facts of={[
        [say('who.roles'), sight.roles.length === 0 ? say('who.no-roles') : list(sight.roles.map((role) => roleName(role, words)))],
        [say('sight.S1'), <Ways key="S1" of={sight.sees.S1} words={words} />],
        [say('sight.S2'), <Ways key="S2" of={sight.sees.S2} words={words} />],
        [say('sight.S3'), <Ways key="S3" of={sight.sees.S3} words={words} />],
        [say('sight.glass'), <Ways key="glass" of={sight.breaksGlassOf} words={words} />],
        [say('sight.never'), list(sight.neverSees.map((what) => mean('never', what)))],
        [say('sight.factors'), say(sight.needsSecondFactor ? 'sight.needs-two' : 'sight.needs-one')],
        [say('sight.actions'), sight.actions.twoFactors.length === 0 ? say('none') : list(sight.actions.twoFactors.map((action) => mean('action', action)))],
      ]} />
    </Stack>
  );
}

function Ways({ of, words }: { of: readonly Schema<'directory.SightWay'>[]; words: Words }) {
  if (of.length === 0) return <>{words.say('sight.nothing')}</>;
  return <List size="sm">{of.map((way, at) => <List.Item key={at}>{wayInWords(way, words)}</List.Item>)}</List>;
}
