import { Stack, Text } from '@mantine/core';
import type { Decision } from '../api/paths';
import { useWords } from '../language/words';
import { Fetched } from '../page/fetched';
import { Because } from './because';
import { useWhy } from './items.calls';
import { RouteNames } from './route-names';

/** Why was I called? The decisions on the case, each with the rules that made it. */
export function WhyCalled({ caseId, routes }: { caseId: string; routes: readonly string[] }) {
  const { say } = useWords();
  const why = useWhy(caseId);
  return (
    <Stack gap="xs">
      {routes.length > 0 && <Text size="sm">{say('why.routes')} <RouteNames routes={routes} /></Text>}
      <Fetched query={why}>
        {(decisions) => decisions.map((decision, at) => <OneDecision key={`${String(decision.decidedAt)}-${at}`} decision={decision} />)}
      </Fetched>
    </Stack>
  );
}

function OneDecision({ decision }: { decision: Decision }) {
  const { say, when } = useWords();
  return (
    <Stack gap={4}>
      <Text size="sm" c="dimmed">{say('why.decided', { when: when(new Date(decision.decidedAt).toISOString()) })}</Text>
      {decision.because.length === 0 ? <Text size="sm">{say('why.nothing')}</Text> : <Because rules={decision.because} />}
    </Stack>
  );
}
