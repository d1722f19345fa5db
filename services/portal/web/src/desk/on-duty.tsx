import { Text } from '@mantine/core';
import { useNames } from '../colleagues/names.calls';
import { useRosters } from '../directory/directory.calls';
import { useWords } from '../language/words';
import { useNow } from '../offers/use-now';
import { Card, Facts } from '../page/card';
import { Empty, Fetched } from '../page/fetched';
import { clockOf, onDutyNow, type Roster } from './on-duty.rules';

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
  const at = new Date(useNow());
  const { now, next, away } = onDutyNow(roster, at);
  const named = (people: Roster['people']) => list(people.map((held) => {
    const clock = clockOf(held, at);
    const there = clock === undefined ? [] : [say(clock.isOutside ? 'desk.her-time-outside' : 'desk.her-time', { time: clock.time })];
    return `${called(held.person)} (${[mean('role', held.role), ...there].join('; ')})`;
  }));
  return (
    <>
      <Text span>{now.length === 0 ? say('desk.nobody-there') : named(now)}</Text>
      {next.length > 0 && <Text size="sm" c="dimmed">{say('desk.next-called', { people: named(next) })}</Text>}
      {away.map(({ person, until }) => <Text key={person} size="sm" c="dimmed">{say('desk.away-until', { person: called(person), when: when(until) })}</Text>)}
    </>
  );
}
