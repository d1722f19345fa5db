import { List, Text } from '@mantine/core';
import { IconCircle, IconCircleCheck } from '@tabler/icons-react';
import type { CaseShown } from './shapes';
import { useWords } from '../language/words';
import { Card } from '../page/card';

/** What somebody has to do. */
export function Tasks({ of }: { of: CaseShown['tasks'] }) {
  const { say, mean, when } = useWords();
  if (of.length === 0) return null;
  return (
    <Card title={say('tasks.title')}>
      <List spacing="xs" center>
        {of.map((task) => (
          <List.Item key={`${task.code} ${task.about}`} icon={task.doneAt === null ? <IconCircle size={18} aria-hidden /> : <IconCircleCheck size={18} aria-hidden />}>
            {mean('task', task.code)}
            <Text size="sm" c="dimmed">{task.doneAt === null ? say('tasks.due', { when: when(task.dueAt) }) : say('tasks.done', { when: when(task.doneAt) })}</Text>
          </List.Item>
        ))}
      </List>
    </Card>
  );
}
