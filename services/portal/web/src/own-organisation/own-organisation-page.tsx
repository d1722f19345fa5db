import { labelOf } from '@amparo/domain';
import { Button, List, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconShieldX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { answer, api } from '../api/client';
import type { Schema } from '../api/paths';
import { useLanguage } from '../language/language-provider';
import { useWords } from '../language/words';
import { languageName } from '../offers/language-name';
import { Card, Facts } from '../page/card';
import { Fetched } from '../page/fetched';
import { Page } from '../page/page';
import { Trouble } from '../page/trouble';
import { useRun } from '../page/use-run';
import { useOwnWork } from '../safety/safety.calls';
import { sessionStore } from '../session/session-store';

type Organisation = Schema<'directory.OwnOrganisation'>;
type Capacity = Schema<'directory.OwnCapacity'>['capacity'];
const CAPACITIES: readonly Capacity[] = ['OPEN', 'LIMITED', 'PAUSED'];

/** A partner's own organisation: what it offers, what room it has, who is of it, and how everything of it is closed. */
export function OwnOrganisationPage() {
  const { say } = useWords();
  const organisation = useQuery({ queryKey: ['own-organisation'], queryFn: (): Promise<Organisation> => answer(api.GET('/api/directory/own-organisation')) });
  return (
    <Page title={say('organisation.title')} about={say('organisation.about')}>
      <Fetched query={organisation}>{(found) => <Stack gap="md"><Offers of={found} /><Room of={found} /><Team of={found} /><Compromised of={found} /></Stack>}</Fetched>
    </Page>
  );
}

function Offers({ of: { name, services, regions, languages } }: { of: Organisation }) {
  const { say, mean, list } = useWords();
  const { language } = useLanguage();
  return (
    <Card title={name}>
      <Facts of={[
        [say('organisation.services'), list(services.map((code) => labelOf('protective_measure', code, language)))],
        [say('offers.regions'), list(regions.map((region) => (region === '*' ? say('organisation.everywhere') : mean('region', region))))],
        [say('organisation.languages'), list(languages.map((tag) => languageName(tag, language)))],
      ]} />
      <Text size="sm" c="dimmed">{say('organisation.change')}</Text>
    </Card>
  );
}

function Room({ of: { capacity } }: { of: Organisation }) {
  const { say, mean } = useWords();
  const id = useId();
  const set = useOwnWork((wanted: Capacity) => answer(api.POST('/api/directory/own-organisation/capacity', { body: { capacity: wanted } })), 'own-organisation');
  return (
    <Card title={say('capacity.title')}>
      <Text size="sm" c="dimmed" id={id}>{say('capacity.about')}</Text>
      {set.isError && <Trouble error={set.error} />}
      <SegmentedControl
        aria-labelledby={id} transitionDuration={0} orientation="vertical" fullWidth disabled={set.isPending} value={set.isPending ? set.variables : (capacity ?? '')}
        onChange={(wanted) => set.mutate(wanted as Capacity)} data={CAPACITIES.map((value) => ({ value, label: mean('capacity', value) }))}
      />
    </Card>
  );
}

function Team({ of: { people } }: { of: Organisation }) {
  const { say } = useWords();
  return <Card title={say('organisation.people')}><List spacing={4}>{people.map(({ id, name }) => <List.Item key={id}><bdi>{name}</bdi></List.Item>)}</List></Card>;
}

/** What follows is said above the button, which asks nothing more: whoever needs it has no time. */
function Compromised({ of: { id: organisation } }: { of: Organisation }) {
  const { say } = useWords();
  const { busy, error, run } = useRun();
  const close = async () => {
    await answer(api.POST('/api/directory/own-organisation/compromised', { body: { organisation } }));
    sessionStore.leave('ended');
  };
  return (
    <div id="compromised">
      <Card title={say('compromised.title')}>
        <Text>{say('compromised.about')}</Text>
        {error !== undefined && <Trouble error={error} />}
        <div><Button color="red" leftSection={<IconShieldX size={18} aria-hidden />} loading={busy} onClick={() => run(close)}>{say('compromised.go')}</Button></div>
      </Card>
    </div>
  );
}
