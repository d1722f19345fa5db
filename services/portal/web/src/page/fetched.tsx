import { Group, Loader, Stack, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isRefusal } from '../api/problem';
import { useWords } from '../language/words';
import { Trouble } from './trouble';

/**
 * Shows what a query found; meanwhile that one waits, and afterwards what went wrong. What was found before stays beside it,
 * unless the answer is that it is not hers any more.
 */
export function Fetched<T>({ query, children }: { query: UseQueryResult<T>; children: (found: T) => ReactNode }) {
  if (query.data !== undefined && !isRefusal(query.error)) {
    return (
      <Stack gap="md">
        {query.isError && <Trouble error={query.error} again={() => void query.refetch()} />}
        {children(query.data)}
      </Stack>
    );
  }
  if (query.isError) return <Trouble error={query.error} again={() => void query.refetch()} />;
  return <Waiting />;
}

/** That something is on its way. */
export function Waiting() {
  const { say } = useWords();
  return (
    <Group gap="sm" role="status">
      <Loader size="sm" aria-hidden />
      <Text c="dimmed">{say('waiting')}</Text>
    </Group>
  );
}

/** That there is nothing, and what that means. */
export function Empty({ children }: { children: ReactNode }) {
  return <Text c="dimmed" py="sm">{children}</Text>;
}
