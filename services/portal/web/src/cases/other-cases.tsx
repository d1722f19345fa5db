import { Anchor, List, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { CaseShown } from './shapes';
import { useWords } from '../language/words';
import { Card } from '../page/card';

/** Earlier reprisals that this one repeats, and cases that look like it. Only ever suggested. */
export function OtherCases({ repeats, duplicates }: Pick<CaseShown, 'repeats' | 'duplicates'>) {
  const { say, mean, list } = useWords();
  if (repeats.length === 0 && duplicates.length === 0) return null;
  const because = (codes: string[]) => list(codes.map((code) => mean('common', code)));
  return (
    <Card title={say('other-cases.title')}>
      <List size="sm" spacing="xs">
        {repeats.map((other) => (
          <List.Item key={`repeats ${other.caseId}`}>
            <Anchor component={Link} to={`/cases/${other.caseId}`}>{say('other-cases.earlier')}</Anchor>
            <Text size="sm" c="dimmed">{because(other.because)}</Text>
          </List.Item>
        ))}
        {duplicates.map((other) => (
          <List.Item key={`duplicates ${other.caseId}`}>
            <Anchor component={Link} to={`/cases/${other.caseId}`}>{say('other-cases.alike', { score: other.score })}</Anchor>
            <Text size="sm" c="dimmed">{because(other.because)}</Text>
          </List.Item>
        ))}
      </List>
    </Card>
  );
}
