import { List, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconClock } from '@tabler/icons-react';
import type { Alert } from '../api/paths';
import { useWords } from '../language/words';
import { TimeLeft } from '../offers/time-left';

/** What is to be done for a case by when, what is overdue first: as a word and a shape, never by colour alone. */
export function Clocks({ of }: { of: Alert['clocks'] }) {
  const { say, mean, when } = useWords();
  if (of.length === 0) return null;
  return (
    <List spacing={4} size="sm" listStyleType="none" aria-label={say('clock.title')}>
      {of.map(({ clock, dueAt, metAt, overdue }) => (
        <List.Item key={clock} icon={metAt !== null ? <IconCircleCheck size={16} aria-hidden /> : overdue ? <IconAlertTriangle size={16} aria-hidden /> : <IconClock size={16} aria-hidden />}>
          {mean('clock', clock)}{' · '}
          {metAt !== null ? say('clock.met', { when: when(metAt) }) : overdue ? <Text span inherit fw={700}>{say('clock.overdue', { when: when(dueAt) })}</Text> : <TimeLeft until={dueAt} />}
        </List.Item>
      ))}
    </List>
  );
}
