import { useNames } from '../colleagues/names.calls';
import { useRosters } from '../directory/directory.calls';
import { useWords } from '../language/words';
import { Card, Facts } from '../page/card';
import { Empty, Fetched } from '../page/fetched';

/** Who is on duty today, and who is away, as far as she may see rosters. */
export function OnDuty() {
  const { say, mean, list } = useWords();
  const rosters = useRosters();
  const called = useNames(rosters.data?.rosters.flatMap(({ people }) => people.map(({ person }) => person)) ?? []);
  const today = new Date().toISOString().slice(0, 10);
  return (
    <Card title={say('desk.on-duty')}>
      <Fetched query={rosters}>
        {({ rosters: found }) => (found.length === 0 ? <Empty>{say('rosters.none')}</Empty> : (
          <Facts of={found.map(({ region, group, people, absences }) => {
            const away = new Set(absences.filter(({ from, to }) => from <= today && today <= to).map(({ person }) => person));
            const said = people.map(({ person, role }) => `${called(person)} (${away.has(person) ? say('desk.away') : mean('role', role)})`);
            return [region === undefined ? (group ?? mean('region', 'GLOB')) : mean('region', region), people.length === 0 ? say('desk.nobody-there') : list(said)] as const;
          })} />
        ))}
      </Fetched>
    </Card>
  );
}
