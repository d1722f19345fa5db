import { Alert, Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { mayDo, type CaseShown } from '../cases/shapes';
import { NotForYou } from '../cases/not-for-you';
import { useWords } from '../language/words';
import { TimeLeft } from '../offers/time-left';
import { Card, Facts } from '../page/card';
import { Empty, Fetched } from '../page/fetched';
import { Opens } from '../page/opens';
import { Urgency } from '../urgency/urgency';
import { AssessForm } from './assess-form';
import { AssessmentView } from './assessment-view';
import { History } from './history';
import { useAssessments, useReviews } from './risk.calls';

/** What endangers the person of a case: until when the last assessment holds; and what it says, once she asks, since each reading is written down. */
export function Risk({ it }: { it: CaseShown }) {
  const { say } = useWords();
  const [asked, setAsked] = useState(false);
  return (
    <Card title={say('risk.title')}>
      <Clock caseId={it.caseId} brief={asked} />
      {!mayDo(it, 'safety.read') && <NotForYou />}
      {mayDo(it, 'safety.read') && !asked && (
        <Stack gap="sm" align="flex-start">
          <Text size="sm" c="dimmed">{say('risk.read-about')}</Text>
          <Button size="sm" variant="default" onClick={() => setAsked(true)}>{say('risk.read')}</Button>
        </Stack>
      )}
      {asked && <Assessments it={it} />}
    </Card>
  );
}

/** Level, time and end of the last assessment: for whoever sees the case. @param brief all of it stands below: only that a new one is due */
function Clock({ caseId, brief }: { caseId: string; brief: boolean }) {
  const { say, when } = useWords();
  const reviews = useReviews();
  const one = reviews.data?.find((review) => review.caseId === caseId);
  if (reviews.data === undefined) return null;
  if (one === undefined) return <Empty>{say('risk.none')}</Empty>;
  return (
    <Stack gap="sm">
      {one.due && <Alert color="red" role="status">{say('risk.due', { when: when(one.expiresAt) })}</Alert>}
      {!brief && (
        <Facts of={[
          [say('risk.level'), <Urgency key="level" level={one.urgency} />],
          [say('risk.assessed'), when(one.assessedAt)],
          [say('risk.holds'), one.due ? undefined : <TimeLeft key="until" until={one.expiresAt} />],
        ]} />
      )}
    </Stack>
  );
}

function Assessments({ it }: { it: CaseShown }) {
  const { say } = useWords();
  return (
    <Fetched query={useAssessments(it.caseId)}>
      {({ assessments: [last, ...earlier] }) => (
        <Stack gap="md">
          {last !== undefined && <AssessmentView one={last} before={earlier[0]} />}
          {mayDo(it, 'safety.plan') && (
            <div><Opens label={say(last === undefined ? 'risk.assess' : 'risk.assess-anew')} primary>{(close) => <AssessForm caseId={it.caseId} last={last} close={close} />}</Opens></div>
          )}
          {earlier.length > 0 && <History of={earlier} />}
        </Stack>
      )}
    </Fetched>
  );
}
