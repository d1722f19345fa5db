import { List, Stack, Text } from '@mantine/core';
import type { CaseExplained } from './shapes';
import { Because } from '../items/because';
import { RouteNames, routeName } from '../items/route-names';
import { useWords, type Words } from '../language/words';
import { Card } from '../page/card';
import { Fetched } from '../page/fetched';
import { useExplained } from './cases.calls';

/** Why she sees the case, and why she was called. */
export function Explained({ caseId }: { caseId: string }) {
  const words = useWords();
  const { say } = words;
  const explained = useExplained(caseId);
  return (
    <Card title={say('explained.title')}>
      <Fetched query={explained}>
        {({ ways, calledBy, because }) => (
          <Stack gap="xs">
            {ways.length === 0
              ? <Text size="sm">{say('explained.last-way')}</Text>
              : <List size="sm" spacing={4}>{ways.map((way) => <List.Item key={way.by}>{sentenceOf(way, words)}</List.Item>)}</List>}
            {calledBy !== null && calledBy.length > 0 && <Text size="sm">{say('why.routes')} <RouteNames routes={calledBy} /></Text>}
            {because.length > 0 && (
              <>
                <Text size="sm" c="dimmed">{say('explained.because')}</Text>
                <Because rules={because} />
              </>
            )}
          </Stack>
        )}
      </Fetched>
    </Card>
  );
}

/** `REGION` with the names of its regions, and so on. */
function sentenceOf({ by, codes }: CaseExplained['ways'][number], words: Words): string {
  const named = codes.map((code) => (by === 'ROUTE' ? routeName(code, words) : words.mean('region', code)));
  return named.length === 0 ? words.mean('way', by) : `${words.mean('way', by)} (${words.list(named)})`;
}
