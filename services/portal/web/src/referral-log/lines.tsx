import { labelOf } from '@amparo/domain';
import { Text } from '@mantine/core';
import type { Schema } from '../api/paths';
import { useNames } from '../colleagues/names.calls';
import { useLanguage } from '../language/language-provider';
import { useWords } from '../language/words';
import { Empty } from '../page/fetched';
import { Row, Rows } from '../page/row';

export type Line = Schema<'protection.ReferralLine'>;

/** What a partner did and when, and what it and the desk wrote to each other, the oldest first. */
export function Lines({ lines }: { lines: readonly Line[] }) {
  const { say, when, day } = useWords();
  const { language } = useLanguage();
  const called = useNames(lines.flatMap(({ person }) => (person === null ? [] : [person])));
  if (lines.length === 0) return <Empty>{say('log.none')}</Empty>;
  return (
    <Rows name={say('log.title')}>
      {lines.map((line) => (
        <Row
          key={line.lineId}
          title={line.kind === 'SERVICE' ? say('log.service-on', { help: labelOf('protective_measure', line.measure ?? '', language), day: day(line.day ?? line.at) }) : say(line.by === 'DESK' ? 'log.from-desk' : 'log.from-partner')}
          about={[<Text key="words" span style={{ whiteSpace: 'pre-wrap' }}><bdi>{line.words}</bdi></Text>, line.person === null ? when(line.at) : <><bdi>{called(line.person)}</bdi> · {when(line.at)}</>, line.readAt !== null && say('log.read', { when: when(line.readAt) })]}
        />
      ))}
    </Rows>
  );
}
