import { Stack, Title } from '@mantine/core';
import { useId } from 'react';
import type { Alert } from '../api/paths';
import { useAlerts } from '../items/items.calls';
import { ToDelete } from '../deletions/to-delete';
import { DeskCheckIns } from '../check-ins/desk-check-ins';
import { useWords } from '../language/words';
import { Empty, Fetched } from '../page/fetched';
import { Page } from '../page/page';
import { useMay } from '../session/use-session';
import items from '../items/items.module.css';
import { AlertCard } from './alert-card';
import { OnDuty } from './on-duty';
import { ToReview } from './to-review';
import { queueOf } from './queue.rules';

/** What burns and who is on it: alerts that nobody took, those that wait, those that somebody has; and who is on duty. */
export function DeskPage() {
  const { say } = useWords();
  const may = useMay();
  const alerts = useAlerts();
  return (
    <Page title={say('desk.title')} about={say('desk.about')}>
      <Fetched query={alerts}>
        {(found) => {
          const { NOBODY, WAITING, WATCHED, TAKEN } = queueOf(found);
          return (
            <Stack gap="xl">
              {NOBODY.length > 0 && <Part title={say('desk.nobody', { count: NOBODY.length })} rows={NOBODY} />}
              {WAITING.length === 0 ? <Empty>{say('desk.none-waiting')}</Empty> : <Part title={say('desk.waiting', { count: WAITING.length })} rows={WAITING} />}
              {WATCHED.length > 0 && <Part title={say('desk.watched')} rows={WATCHED} />}
              {TAKEN.length > 0 && <Part title={say('desk.taken')} rows={TAKEN} />}
            </Stack>
          );
        }}
      </Fetched>
      <ToReview />
      {may('referral.list') && <ToDelete />}
      {may('alert.list') && <DeskCheckIns />}
      {may('roster.read') && <OnDuty />}
    </Page>
  );
}

function Part({ title, rows }: { title: string; rows: readonly Alert[] }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Title order={2} size="h4" id={id} mb="sm">{title}</Title>
      <ul className={items.list}>{rows.map((alert) => <li key={alert.caseId}><AlertCard alert={alert} /></li>)}</ul>
    </section>
  );
}
