import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { CaseListed } from './shapes';
import { useWords } from '../language/words';
import { Urgency } from '../urgency/urgency';
import classes from './cases.module.css';

/** One case of the list, as a link to it. */
export function CaseRow({ row }: { row: CaseListed }) {
  const { mean, say, when, list } = useWords();
  const about = [
    row.category === null ? '' : mean('category', row.category),
    row.regions.length === 0 ? say('case.no-region') : list(row.regions.map((region) => mean('region', region))),
    ...row.tasks.map((task) => mean('task', task)),
    row.status === 'CLOSED' ? mean('status', 'CLOSED') : '',
  ].filter((part) => part !== '').join(' · ');
  return (
    <Link to="/cases/$caseId" params={{ caseId: row.caseId }} className={classes.row}>
      <span><Urgency level={row.urgency} /></span>
      <Text component="span" fw={700}><bdi>{row.reference ?? say('case.no-reference')}</bdi></Text>
      <Text component="span" size="sm">{about}</Text>
      <Text component="time" size="sm" c="dimmed" dateTime={row.receivedAt}>{when(row.receivedAt)}</Text>
    </Link>
  );
}
