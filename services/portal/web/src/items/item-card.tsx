import { Button, Group, Stack, Text } from '@mantine/core';
import { IconCheck, IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import type { Item } from '../api/paths';
import { useNames } from '../colleagues/names.calls';
import { useWords } from '../language/words';
import { Trouble } from '../page/trouble';
import { useMay, useMe } from '../session/use-session';
import { Urgency } from '../urgency/urgency';
import { useAcknowledge, useAlerts } from './items.calls';
import { takenByOthers, takesCase } from './items.rules';
import { ExtendReading } from '../audit/extend-reading';
import { WhyCalled } from './why-called';
import classes from './items.module.css';

/** One item: how urgent, of which case, who has it, and what she can do. */
export function ItemCard({ item }: { item: Item }) {
  const words = useWords();
  const { say, mean, when } = words;
  const may = useMay();
  const acknowledge = useAcknowledge();
  const [open, setOpen] = useState(false);
  const id = useId();
  const mine = item.acknowledgedAt == null;
  return (
    <article className={classes.card} data-urgent={mine && (item.urgency === 'IMMINENT' || item.urgency === 'HIGH') ? true : undefined} aria-labelledby={`${id}-title`}>
      <Stack gap="sm">
        <div className={classes.head}>
          <Urgency level={item.urgency} />
          <h3 id={`${id}-title`} className={classes.title}>{item.kind === 'COMPROMISED' ? say('items.compromised') : item.reference === '' ? mean('kind', item.kind) : <bdi>{item.reference}</bdi>}</h3>
          <Text size="sm" c="dimmed">{mean('kind', item.kind)} · <time dateTime={item.createdAt}>{when(item.createdAt)}</time></Text>
        </div>
        {item.about !== undefined && <Text size="sm">{say('items.about', { person: item.about })}</Text>}
        {item.kind === 'COMPROMISED' && <Text size="sm">{say('items.compromised-about')}</Text>}
        <Taken item={item} />
        {acknowledge.isError && <Trouble error={acknowledge.error} />}
        <Group gap="sm">
          {item.kind === 'READING_STOPPED' && item.about !== undefined && <ExtendReading person={item.about} />}
          {mine && may('item.acknowledge') && (
            <Button size="sm" leftSection={<IconCheck size={18} aria-hidden />} loading={acknowledge.isPending} onClick={() => acknowledge.mutate(item.id)} aria-describedby={`${id}-title`}>
              {say(takesCase(item.kind) ? 'items.acknowledge' : 'items.seen')}
            </Button>
          )}
          {item.caseId !== null && may('case.read-routing') && (
            <Button size="sm" variant="default" component={Link} to={`/cases/${item.caseId}`} aria-describedby={`${id}-title`}>{say('items.open')}</Button>
          )}
          {item.caseId !== null && may('item.why') && (
            <Button
              size="sm" variant="subtle" aria-expanded={open} aria-controls={`${id}-why`} aria-describedby={`${id}-title`} onClick={() => setOpen(!open)}
              rightSection={open ? <IconChevronUp size={16} aria-hidden /> : <IconChevronDown size={16} aria-hidden />}
            >
              {say('items.why')}
            </Button>
          )}
        </Group>
        <div id={`${id}-why`} hidden={!open}>{open && item.caseId !== null && <WhyCalled caseId={item.caseId} />}</div>
      </Stack>
    </article>
  );
}

/** Who has the case, and since when. */
function Taken({ item }: { item: Item }) {
  const { say, when } = useWords();
  const { data: me } = useMe();
  const others = takenByOthers(item, me?.person);
  const called = useNames(others.map(({ person }) => person));
  const hers = item.acknowledgedAt;
  const gathered = useAlerts().data?.find(({ caseId }) => caseId === item.caseId)?.gathered ?? 0;
  return (
    <>
      {hers != null && <Text size="sm">{say(takesCase(item.kind) ? 'items.taken-by-you' : 'items.seen-by-you', { when: when(hers) })}</Text>}
      {others.map(({ person, at }) => <Text key={person} size="sm">{say('items.taken-by', { person: called(person), when: when(at) })}</Text>)}
      {hers == null && others.length === 0 && takesCase(item.kind) && <Text size="sm">{say('items.taken-by-nobody')}</Text>}
      {gathered > 0 && <Text size="sm">{say('alert.gathered', { count: gathered })}</Text>}
    </>
  );
}
