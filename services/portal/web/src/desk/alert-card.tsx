import { Button, Group, Stack } from '@mantine/core';
import { IconCheck, IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import type { Alert } from '../api/paths';
import { useCaseWork } from '../cases/cases.calls';
import { useNames } from '../colleagues/names.calls';
import { WhyCalled } from '../items/why-called';
import { useWords } from '../language/words';
import { TimeLeft } from '../offers/time-left';
import { Facts } from '../page/card';
import { Trouble } from '../page/trouble';
import { useMay } from '../session/use-session';
import { Urgency } from '../urgency/urgency';
import items from '../items/items.module.css';
import { Clocks } from './clocks';
import { Handover } from './handover';
import { standingOf } from './queue.rules';
import { WatchButton } from './watch-button';

/** One alert with its clocks: since when, when the next person is woken, who has it; and what she can do. */
export function AlertCard({ alert }: { alert: Alert }) {
  const { say, mean, when, list } = useWords();
  const called = useNames(alert.acknowledgedBy === null ? [] : [alert.acknowledgedBy]);
  const { acknowledge } = useCaseWork(alert.caseId);
  const may = useMay();
  const [open, setOpen] = useState(false);
  const id = useId();
  const missedWords = ({ missedAt, doneAt }: NonNullable<Alert['missedCheckIn']>) =>
    doneAt === null ? say('desk.check-in-missed', { when: when(missedAt) }) : say('desk.check-in-done', { when: when(missedAt), done: when(doneAt) });
  const waits = standingOf(alert) !== 'TAKEN';
  return (
    <article className={items.card} data-urgent={waits && (alert.urgency === 'IMMINENT' || alert.urgency === 'HIGH') ? true : undefined} aria-labelledby={`${id}-title`}>
      <Stack gap="sm">
        <div className={items.head}>
          <Urgency level={alert.urgency} />
          <h3 id={`${id}-title`} className={items.title}><bdi>{alert.reference}</bdi></h3>
        </div>
        <Facts of={[
          [say('offers.regions'), alert.regions.length === 0 ? say('case.no-region') : list(alert.regions.map((region) => mean('region', region)))],
          [say('desk.since'), when(alert.raisedAt)],
          [say('desk.has-it'), alert.acknowledgedBy === null ? say('items.taken-by-nobody') : say('items.taken-by', { person: called(alert.acknowledgedBy), when: when(alert.acknowledgedAt ?? '') })],
          [say('desk.next'), waits && alert.nextRungAt !== null ? <TimeLeft key="next" until={alert.nextRungAt} /> : undefined],
          [say('desk.paused'), alert.pausedUntil !== null ? <TimeLeft key="paused" until={alert.pausedUntil} /> : undefined],
          [say('desk.lowering'), alert.lowering !== null ? say('desk.lowering-asked', { level: mean('urgency', alert.lowering.wanted), when: when(alert.lowering.endsAt) }) : undefined],
          [say('desk.rungs'), waits && alert.rungsTaken > 0 ? say('desk.rungs-taken', { count: alert.rungsTaken }) : undefined],
          [say('desk.check-in'), alert.missedCheckIn === null ? undefined : missedWords(alert.missedCheckIn)],
          [say('desk.gathered'), alert.gathered > 0 ? say('alert.gathered', { count: alert.gathered }) : undefined],
        ]} />
        <Clocks of={alert.clocks} />
        <Handover alert={alert} />
        {acknowledge.isError && <Trouble error={acknowledge.error} />}
        <Group gap="sm">
          {waits && alert.told === true && <Button size="sm" leftSection={<IconCheck size={18} aria-hidden />} loading={acknowledge.isPending} onClick={() => acknowledge.mutate(alert.caseId)} aria-describedby={`${id}-title`}>{say('items.acknowledge')}</Button>}
          <Button size="sm" variant="default" component={Link} to={`/cases/${alert.caseId}`} aria-describedby={`${id}-title`}>{say('items.open')}</Button>
          {may('alert.watch') && <WatchButton alert={alert} />}
          {alert.told === true && (
            <Button
              size="sm" variant="subtle" aria-expanded={open} aria-controls={`${id}-why`} aria-describedby={`${id}-title`} onClick={() => setOpen(!open)}
              rightSection={open ? <IconChevronUp size={16} aria-hidden /> : <IconChevronDown size={16} aria-hidden />}
            >
              {say('items.why')}
            </Button>
          )}
        </Group>
        <div id={`${id}-why`} hidden={!open}>{open && <WhyCalled caseId={alert.caseId} />}</div>
      </Stack>
    </article>
  );
}
