import { Stack, Text } from '@mantine/core';
import type { Why } from '../api/paths';
import { useNames } from '../colleagues/names.calls';
import { useWords } from '../language/words';
import { Fetched } from '../page/fetched';
import { Because } from './because';
import { useWhy } from './items.calls';
import { RouteNames } from './route-names';

/** Why was I called? As what, and the decisions on the case, each with the rules that made it. */
export function WhyCalled({ caseId }: { caseId: string }) {
  const { say } = useWords();
  const why = useWhy(caseId);
  const called = useNames(why.data?.lead == null ? [] : [why.data.lead]);
  return (
    <Fetched query={why}>
      {({ routes, lead, decisions }) => (
        <Stack gap="xs">
          <Text size="sm">{say('why.routes')} <RouteNames routes={routes} />{lead !== null && <>. {say('why.lead', { person: called(lead) })}</>}</Text>
          {decisions.map((decision) => <OneDecision key={`${decision.decidedAt} ${decision.cause}`} decision={decision} />)}
        </Stack>
      )}
    </Fetched>
  );
}

function OneDecision({ decision }: { decision: Why['decisions'][number] }) {
  const { say, when, mean } = useWords();
  return (
    <Stack gap={4}>
      <Text size="sm" c="dimmed">{say('why.decided', { when: when(decision.decidedAt), level: mean('urgency', decision.urgency), cause: mean('cause', decision.cause) })}</Text>
      {decision.because.length === 0 ? <Text size="sm">{say('why.nothing')}</Text> : <Because rules={decision.because} />}
    </Stack>
  );
}
