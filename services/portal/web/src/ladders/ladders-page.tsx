import { List, Stack, Text } from '@mantine/core';
import { useNames } from '../colleagues/names.calls';
import { useWords } from '../language/words';
import { Card } from '../page/card';
import { Fetched } from '../page/fetched';
import { Opens } from '../page/opens';
import { Page } from '../page/page';
import { useMay } from '../session/use-session';
import type { LadderLevel } from './ladder-draft.rules';
import { LadderForm } from './ladder-form';
import { useLadders, type Ladders } from './ladders.calls';

const LEVELS: readonly LadderLevel[] = ['IMMINENT', 'HIGH', 'MEDIUM', 'LOW'];
const MINUTE = 60_000;

/** Who is woken, one after the other, when nobody takes an alert. */
export function LaddersPage() {
  const { say, when } = useWords();
  const ladders = useLadders();
  const called = useNames(ladders.data?.madeBy == null ? [] : [ladders.data.madeBy]);
  return (
    <Page title={say('ladders.title')} about={say('ladders.about')}>
      <Fetched query={ladders}>
        {(found) => (
          <Stack gap="md">
            <Text size="sm" c="dimmed">{found.madeBy === null ? say('ladders.of-setting') : say('ladders.made-by', { person: called(found.madeBy), when: when(found.madeAt ?? '') })}</Text>
            {LEVELS.map((level) => <LadderCard key={level} level={level} ladders={found} />)}
          </Stack>
        )}
      </Fetched>
    </Page>
  );
}

function LadderCard({ level, ladders }: { level: LadderLevel; ladders: Ladders }) {
  const { say, mean } = useWords();
  const may = useMay();
  const { rungs, repeat } = ladders.levels[level];
  const title = mean('urgency', level);
  return (
    <Card title={title} actions={may('ladder.change') && <Opens label={say('ladders.change')} of={title}>{(close) => <LadderForm level={level} ladders={ladders} close={close} />}</Opens>}>
      {rungs.length > 0 && (
        <List type="ordered" size="sm">
          {rungs.map(({ after, to, mode }) => <List.Item key={after}>{say('ladders.rung', { minutes: after / MINUTE, who: mean('role', to), how: mean('ladderMode', mode) })}</List.Item>)}
        </List>
      )}
      {repeat !== undefined && <Text size="sm">{say('ladders.again', { minutes: repeat / MINUTE })}</Text>}
    </Card>
  );
}
