import { Text } from '@mantine/core';
import { useNames } from '../colleagues/names.calls';
import { useWords } from '../language/words';
import { Card } from '../page/card';
import { Empty, Fetched } from '../page/fetched';
import { Row, Rows } from '../page/row';
import { useAlertRecord, type AlertRecord } from './record.calls';
import { keyOf, stepsOf, type RecordStep } from './record.rules';

/** That people were called: step by step whom, by which channel, when that took the message, and when she answered. */
export function RecordCard({ caseId }: { caseId: string }) {
  const { say } = useWords();
  const record = useAlertRecord(caseId);
  const called = useNames([...new Set((record.data?.calls ?? []).map(({ person }) => person))]);
  return (
    <Card title={say('record.title')}>
      <Fetched query={record}>
        {(found) => {
          const steps = stepsOf(found);
          if (steps.length === 0) return <Empty>{say('record.none')}</Empty>;
          return steps.map((step) => <Step key={keyOf(step)} step={step} called={called} />);
        }}
      </Fetched>
    </Card>
  );
}

function Step({ step, called }: { step: RecordStep; called: (person: string) => string }) {
  const words = useWords();
  const { say, mean, when } = words;
  const { beside, planned, calls } = step;
  const title = titleOf(step, words);
  return (
    <div>
      <Text fw={600}>{title}</Text>
      {isClock(beside) && <Text size="sm">{mean('clock', beside)}</Text>}
      {planned !== undefined && planned.firedAt === null && <Text size="sm" c="dimmed">{say('record.not-yet', { when: when(planned.dueAt) })}</Text>}
      {calls.length > 0 && <Rows name={title}>{calls.map((call) => <Row key={call.person} title={<bdi>{called(call.person)}</bdi>} about={aboutOf(call, say, when)} />)}</Rows>}
    </div>
  );
}

type Words = ReturnType<typeof useWords>;

const isClock = (beside: RecordStep['beside']): beside is 'SAFE_CONTACT' | 'DECISION' | 'REVIEW' => beside !== undefined && beside !== 'HANDOVER' && beside !== 'CHECK_IN_MISSED';

function titleOf({ round, rung, beside, planned }: RecordStep, { say, mean }: Words): string {
  if (beside === 'HANDOVER') return mean('route', beside);
  if (beside !== undefined) return mean('event', beside === 'CHECK_IN_MISSED' ? beside : 'CLOCK_OVERDUE');
  return rung === null ? say('record.raised', { round }) : say('record.rung', { round, rung, role: planned === undefined ? '' : mean('role', planned.role) });
}

const aboutOf = ({ calledAt, sent, answeredAt }: AlertRecord['calls'][number], say: Words['say'], when: Words['when']) => [
  say('record.called', { when: when(calledAt) }),
  ...sent.map(({ channel, at }) => say(channel === 'PAGE' ? 'record.paged' : 'record.mailed', { when: when(at) })),
  answeredAt === null ? say('record.unanswered') : say('record.answered', { when: when(answeredAt) }),
];
