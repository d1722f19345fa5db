import { Text } from '@mantine/core';
import { useNames } from '../colleagues/names.calls';
import { useRosters } from '../directory/directory.calls';
import { useWords } from '../language/words';
import { useNow } from '../offers/use-now';
import { Card, Facts } from '../page/card';
import { Empty, Fetched } from '../page/fetched';
import { onDutyNow, type Roster } from './on-duty.rules';

/** Who is on duty now, who would be called next, and who is away until when, as far as she may see rosters. */
export function OnDuty() {
  const { say, mean } = useWords();
  const rosters = useRosters();
  const called = useNames(rosters.data?.rosters.flatMap(({ people }) => people.map(({ person }) => person)) ?? []);
  return (
    <Card title={say('desk.on-duty')}>
      <Fetched query={rosters}>
        {({ rosters: found }) => (found.length === 0 ? <Empty>{say('rosters.none')}</Empty> : (
          <Facts of={found.map((roster) => [
            roster.region === undefined ? (roster.group ?? mean('region', 'GLOB')) : mean('region', roster.region), <OnOneRoster key={`${roster.region} ${roster.group}`} roster={roster} called={called} />,
          ] as const)} />
        ))}
      </Fetched>
    </Card>
  );
}

function OnOneRoster({ roster, called }: { roster: Roster; called: (person: string) => string }) {
  const { say, mean, list, when } = useWords();
  const { now, next, away } = onDutyNow(roster, new Date(useNow()));
  const named = (held: readonly { person: string; role: string }[]) => list(held.map(({ person, role }) => `${called(person)} (${mean('role', role)})`));
  return (
    <>
      <Text span>{now.length === 0 ? say('desk.nobody-there') : named(now)}</Text>
      {next.length > 0 && <Text size="sm" c="dimmed">{say('desk.next-called', { people: named(next) })}</Text>}
      {away.map(({ person, until }) => <Text key={person} size="sm" c="dimmed">{say('desk.away-until', { person: called(person), when: when(until) })}</Text>)}
    </>
  );
}
