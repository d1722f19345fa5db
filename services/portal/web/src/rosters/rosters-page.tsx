import { List, Stack, Text } from '@mantine/core';
import { answer, api } from '../api/client';
import type { Schema } from '../api/paths';
import { useChange, useGroups, useRosters } from '../directory/directory.calls';
import { useNames } from '../colleagues/names.calls';
import { useWords, type Words } from '../language/words';
import { Card } from '../page/card';
import { Confirm } from '../page/confirm';
import { Empty, Fetched } from '../page/fetched';
import { Page } from '../page/page';
import { Row, Rows } from '../page/row';
import { roleName } from '../roles/role-name';
import { useMay } from '../session/use-session';
import { AddAbsence, ChangeAbsence } from './absence-forms';
import { GiveDuty } from './duty-form';

type Roster = Schema<'directory.Rosters'>['rosters'][number];

/** Who is there, by region and group, and who is away. */
export function RostersPage() {
  const words = useWords();
  const { say } = words;
  const may = useMay();
  const rosters = useRosters();
  const groups = useGroupNames();
  return (
    <Page
      title={say('rosters.title')} about={say('rosters.about')}
      actions={may('roster.change') && rosters.data !== undefined && <AddAbsence version={rosters.data.version} />}
    >
      <Fetched query={rosters}>
        {({ rosters: found, version }) => (
          <Stack gap="md">
            {found.length === 0 && <Empty>{say('rosters.none')}</Empty>}
            {found.map((roster) => <RosterCard key={`${roster.region} ${roster.group}`} roster={roster} version={version} title={titleOf(roster, groups, words)} />)}
          </Stack>
        )}
      </Fetched>
    </Page>
  );
}

/** Names of groups, for whoever may read them; a coordinator reads ids. */
function useGroupNames(): ReadonlyMap<string, string> {
  const may = useMay();
  const { data } = useGroups(may('directory.read'));
  return new Map((data?.groups ?? []).map(({ id, name }) => [id, name]));
}

function titleOf({ region, group }: Roster, groups: ReadonlyMap<string, string>, { say, mean }: Words): string {
  if (region !== undefined) return mean('region', region);
  return group === undefined ? say('rosters.all') : (groups.get(group) ?? group);
}

function RosterCard({ roster, version, title }: { roster: Roster; version: number; title: string }) {
  const words = useWords();
  const { say } = words;
  const { region, group } = roster;
  const mayDuty = roster.mayChange && (region !== undefined || group !== undefined);
  return (
    <Card title={title} actions={mayDuty && <GiveDuty version={version} region={region} group={group} title={title} />}>
      {roster.people.length === 0 ? <Empty>{say('rosters.nobody')}</Empty> : (
        <Rows name={say('rosters.people', { roster: title })}>
          {roster.people.map((held) => <HeldRow key={`${held.person} ${held.role}`} held={held} roster={roster} version={version} />)}
        </Rows>
      )}
    </Card>
  );
}

function HeldRow({ held, roster, version }: { held: Roster['people'][number]; roster: Roster; version: number }) {
  const words = useWords();
  const { say, day } = words;
  const { region, group } = roster;
  const role = roleName({ role: held.role }, words);
  const name = useNames([held.person])(held.person);
  const place = { ...(region === undefined ? {} : { region }), ...(group === undefined ? {} : { group }) };
  const take = useChange((body: Schema<'directory.Duty'>) => answer(api.POST('/api/directory/rosters/take', { body })));
  const away = roster.absences.filter(({ person }) => person === held.person);
  const duty = held.role === 'DUTY' || held.role === 'ALTERNATE_COORDINATOR' ? held.role : undefined;
  return (
    <Row
      title={<bdi>{name}</bdi>}
      about={[role, away.length > 0 && (
        <List size="sm" listStyleType="none">
          {away.map((absence) => (
            <List.Item key={absence.from}>
              <Text component="span" size="sm" fw={600}>{say('people.away', { from: day(absence.from), to: day(absence.to) })}</Text>{' '}
              {roster.mayChange && <ChangeAbsence absence={absence} version={version} />}
            </List.Item>
          ))}
        </List>
      )]}
      actions={roster.mayChange && duty !== undefined && (
        <Confirm
          label={say('roles.take')} of={`${name}, ${role}`} question={say('roles.take-one', { name, role })} yes={say('roles.take')}
          run={() => take.mutateAsync({ version, person: held.person, role: duty, ...place })}
        />
      )}
    />
  );
}
