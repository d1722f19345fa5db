import { Group, Pagination, Text } from '@mantine/core';
import { useWords } from '../language/words';

/** How many there are, and a way through them. */
export function Pages({ total, size, page, onPage }: { total: number; size: number; page: number; onPage: (page: number) => void }) {
  const { say } = useWords();
  const pages = Math.max(1, Math.ceil(total / size));
  return (
    <Group justify="space-between" gap="sm">
      <Text size="sm" c="dimmed">{say('pages.total', { count: total })}</Text>
      {pages > 1 && (
        <Pagination
          size="sm" total={pages} value={page} onChange={onPage} aria-label={say('pages.name')}
          getItemProps={(at) => ({ 'aria-label': say('pages.page', { page: at }) })}
          getControlProps={(control) => ({ 'aria-label': say(control === 'next' || control === 'last' ? 'pages.next' : 'pages.previous') })}
        />
      )}
    </Group>
  );
}
