import { Button, Stack, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useWords } from '../language/words';
import { TimeLeft } from '../offers/time-left';
import { useNow } from '../offers/use-now';
import { Facts } from '../page/card';
import { Empty, Fetched } from '../page/fetched';
import { Urgency } from '../urgency/urgency';
import items from '../items/items.module.css';
import { forDesk } from './agree.rules';
import { useDeskCheckIns, type DeskCheckIn } from './check-ins.calls';

/** Check-ins that were missed, are due, or are due within a day, of all cases that she sees. */
export function DeskCheckIns() {
  const { say } = useWords();
  const found = useDeskCheckIns();
  const now = useNow();
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Title order={2} size="h4" id={id} mb="sm">{say('check.title')}</Title>
      <Fetched query={found}>
        {(all) => {
          const rows = forDesk(all, now);
          return rows.length === 0 ? <Empty>{say('check.desk-none')}</Empty> : <ul className={items.list}>{rows.map((one) => <li key={one.dueId}><OneCard one={one} /></li>)}</ul>;
        }}
      </Fetched>
    </section>
  );
}

function OneCard({ one }: { one: DeskCheckIn }) {
  const { say, mean, when } = useWords();
  const id = useId();
  return (
    <article className={items.card} data-urgent={one.state === 'MISSED' ? true : undefined} aria-labelledby={id}>
      <Stack gap="sm">
        <div className={items.head}>
          <Urgency level={one.urgency} />
          <h3 id={id} className={items.title}><bdi>{one.reference}</bdi></h3>
        </div>
        <Facts of={[
          [say('check.state'), mean('checkIn', one.state)],
          [say('check.due'), <TimeLeft key="due" until={one.dueAt} />],
          [say('check.until'), one.missedAt === null ? <TimeLeft key="miss" until={one.missAt} /> : undefined],
          [say('check.missed'), one.missedAt === null ? undefined : when(one.missedAt)],
          [say('check.paused'), one.pausedUntil === null ? undefined : <TimeLeft key="paused" until={one.pausedUntil} />],
        ]} />
        <div><Button size="sm" variant="default" component={Link} to={`/cases/${one.caseId}`} aria-describedby={id}>{say('items.open')}</Button></div>
      </Stack>
    </article>
  );
}
