import { Text } from '@mantine/core';
import { mayDo, type CaseShown, type TimelineLine } from './shapes';
import { useWords, type Words } from '../language/words';
import { Card } from '../page/card';
import { Empty, Fetched } from '../page/fetched';
import { useNames } from '../colleagues/names.calls';
import { useTimeline } from './cases.calls';
import { NotForYou } from './not-for-you';
import classes from './cases.module.css';

/** The story of a case, the oldest first. */
export function Timeline({ it }: { it: CaseShown }) {
  const { say } = useWords();
  return <Card title={say('timeline.title')}>{mayDo(it, 'case.read-timeline') ? <Lines caseId={it.caseId} /> : <NotForYou />}</Card>;
}

function Lines({ caseId }: { caseId: string }) {
  const words = useWords();
  const { say, when, mean } = words;
  const story = useTimeline(caseId);
  const called = useNames((story.data?.timeline ?? []).flatMap((line) => [...(line.actor === null ? [] : [line.actor]), ...peopleIn(line)]));
  return (
    <Fetched query={story}>
      {({ timeline }) => (timeline.length === 0 ? <Empty>{say('timeline.none')}</Empty> : (
        <ol className={classes.lines}>
          {timeline.map((line, at) => (
            <li key={`${line.at} ${at}`}>
              <Text>{mean('event', line.what)}{line.actor !== null && <> · <bdi>{called(line.actor)}</bdi></>}</Text>
              <Text size="sm" c="dimmed"><time dateTime={line.at}>{when(line.at)}</time>{detailOf(line, words)}{peopleIn(line).map((person) => <span key={person}> · <bdi>{called(person)}</bdi></span>)}</Text>
            </li>
          ))}
        </ol>
      ))}
    </Fetched>
  );
}

/** Lines whose details are people. */
const ABOUT_PEOPLE = new Set(['CASE_ASSIGNED', 'CASE_UNASSIGNED', 'GLASS_BROKEN', 'HANDOVER_ASKED', 'HANDOVER_ACCEPTED', 'HANDOVER_REFUSED', 'HANDOVER_LAPSED']);

const peopleIn = ({ what, detail }: TimelineLine): readonly string[] => (ABOUT_PEOPLE.has(what) ? detail : []);

/** What the line is about, where its codes have words; ids of contents say nothing to anybody. */
function detailOf({ detail }: TimelineLine, { mean, knows }: Words): string {
  const lists = ['urgency', 'region', 'task', 'role', 'common', 'route', 'withdrawal', 'clock', 'planStep', 'handOff', 'handOffStep', 'handOffDeclined', 'contactStep', 'consentPurpose'] as const;
  const named = detail.flatMap((code) => {
    const list = lists.find((one) => knows(one, code));
    return list === undefined ? [] : [mean(list, code)];
  });
  return named.length === 0 ? '' : ` · ${named.join(', ')}`;
}
