import { labelOf } from '@amparo/domain';
import { Badge, Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { NotForYou } from '../cases/not-for-you';
import { mayDo, type CaseShown } from '../cases/shapes';
import { useNames } from '../colleagues/names.calls';
import { useLanguage } from '../language/language-provider';
import { useWords } from '../language/words';
import { TimeLeft } from '../offers/time-left';
import { Card } from '../page/card';
import { Empty, Fetched } from '../page/fetched';
import { Opens } from '../page/opens';
import { Row, Rows } from '../page/row';
import { Window } from '../page/window';
import { EndForm, PlanForm } from './plan-forms';
import { usePlan, useReviews, type PlanAction } from './risk.calls';
import classes from './risk.module.css';

/** What is to be done to protect the person: how much is open and late for whoever sees the case, and all of it once somebody who has it asks. */
export function Plan({ it }: { it: CaseShown }) {
  const { say } = useWords();
  const [asked, setAsked] = useState(false);
  const may = mayDo(it, 'safety.plan');
  return (
    <Card title={say('plan.title')} actions={may && asked && <Opens label={say('plan.add')} primary>{(close) => <PlanForm it={it} close={close} />}</Opens>}>
      <Standing caseId={it.caseId} />
      {!mayDo(it, 'safety.read') && <NotForYou />}
      {mayDo(it, 'safety.read') && !asked && (
        <Stack gap="sm" align="flex-start">
          <Text size="sm" c="dimmed">{say('risk.read-about')}</Text>
          <Button size="sm" variant="default" onClick={() => setAsked(true)}>{say('plan.read')}</Button>
        </Stack>
      )}
      {asked && <Actions it={it} />}
    </Card>
  );
}

function Standing({ caseId }: { caseId: string }) {
  const { say } = useWords();
  const one = useReviews().data?.find((review) => review.caseId === caseId);
  if (one === undefined || one.open === 0) return null;
  return (
    <Stack gap={2}>
      <Text size="sm">{say('plan.open', { count: one.open })}</Text>
      {one.late > 0 && <Text size="sm" fw={700} className={classes.late}>{say('plan.late', { count: one.late })}</Text>}
    </Stack>
  );
}

function Actions({ it }: { it: CaseShown }) {
  const { say } = useWords();
  return (
    <Fetched query={usePlan(it.caseId)}>
      {(found) => (found.length === 0 ? <Empty>{say('plan.none')}</Empty> : <Rows name={say('plan.title')}>{found.map((one) => <OneAction key={one.actionId} it={it} one={one} />)}</Rows>)}
    </Fetched>
  );
}

function OneAction({ it, one }: { it: CaseShown; one: PlanAction }) {
  const { say, mean, when } = useWords();
  const { language } = useLanguage();
  const called = useNames([one.owner, one.madeBy, ...(one.endedBy === null ? [] : [one.endedBy])]);
  const measure = labelOf('protective_measure', one.measure, language);
  const [ending, setEnding] = useState<'DONE' | 'NOT_DONE'>();
  const state = one.overdue ? 'LATE' : one.state;
  return (
    <Row
      title={<>{measure} <Badge component="span" size="sm" tt="none" variant="light" color={COLOURS[state]}>{mean('planState', state)}</Badge></>}
      about={[
        <Text key="what" size="sm" className={classes.says}><bdi>{one.what}</bdi></Text>,
        say('plan.owner-is', { person: called(one.owner) }),
        one.state === 'OPEN' ? <TimeLeft key="due" until={one.dueAt} /> : say('plan.due-was', { when: when(one.dueAt) }),
        say('plan.made', { person: called(one.madeBy), when: when(one.madeAt) }),
        one.endedBy !== null && say('plan.ended', { person: called(one.endedBy), when: when(one.endedAt ?? '') }),
        one.why !== null && <Text key="why" size="sm" className={classes.says}>{say(one.state === 'DONE' ? 'plan.came-of-it' : 'plan.why')}: <bdi>{one.why}</bdi></Text>,
      ]}
      actions={mayDo(it, 'safety.plan') && (
        <>
          {one.state === 'OPEN' && ENDS.map((outcome) => (
            <Button key={outcome} size="sm" variant={outcome === 'DONE' ? 'filled' : 'default'} aria-label={`${say(GO[outcome])}: ${measure}`} onClick={() => setEnding(outcome)}>{say(GO[outcome])}</Button>
          ))}
          {/* It stays where somebody else was faster: she reads what became of it before it goes. */}
          <Window opened={ending !== undefined} onClose={() => setEnding(undefined)} title={ending === undefined ? measure : say(GO[ending])} size="lg">
            {ending !== undefined && <EndForm caseId={it.caseId} one={one} outcome={ending} close={() => setEnding(undefined)} />}
          </Window>
        </>
      )}
    />
  );
}

const ENDS = ['DONE', 'NOT_DONE'] as const;
const GO = { DONE: 'plan.done', NOT_DONE: 'plan.drop' } as const;

/** Beside the words, which say it. */
const COLOURS = { OPEN: 'blue', LATE: 'red', DONE: 'teal', NOT_DONE: 'yellow' } as const;
