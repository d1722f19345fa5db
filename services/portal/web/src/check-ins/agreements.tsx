import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useNames } from '../colleagues/names.calls';
import { useLanguage } from '../language/language-provider';
import { useWords } from '../language/words';
import { Facts } from '../page/card';
import { Empty, Fetched } from '../page/fetched';
import { Row, Rows } from '../page/row';
import { useAgreements, type Agreement } from './check-ins.calls';

/** What was agreed each time and what became of it, which is written down as read. */
export function Agreements({ caseId, close }: { caseId: string; close: () => void }) {
  const { say } = useWords();
  const found = useAgreements(caseId);
  return (
    <Stack gap="lg">
      <Fetched query={found}>
        {(agreements) => (agreements.length === 0 ? <Empty>{say('check.none')}</Empty> : <Stack gap="xl">{agreements.map((one) => <OneAgreement key={one.checkInId} one={one} />)}</Stack>)}
      </Fetched>
      <Group justify="flex-end"><Button variant="default" onClick={close}>{say('close')}</Button></Group>
    </Stack>
  );
}

function OneAgreement({ one }: { one: Agreement }) {
  const { say, mean, when, day, list } = useWords();
  const { language } = useLanguage();
  const people = [one.madeBy, one.endedBy, ...one.pauses.map(({ pausedBy }) => pausedBy), ...one.checkIns.map(({ doneBy }) => doneBy)];
  const called = useNames([...new Set(people.filter((person) => person !== null))]);
  const weekday = (of: number) => new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, of));
  return (
    <Stack gap="sm">
      <Facts of={[
        [say('check.agreed'), say('check.by', { person: called(one.madeBy), when: when(one.madeAt) })],
        [say('check.ended'), one.endedAt === null ? undefined : `${mean('endedBecause', one.endedBecause ?? '')} · ${when(one.endedAt)}${one.endedBy === null ? '' : ` · ${called(one.endedBy)}`}`],
        [say('check.why'), one.endWhy],
        [say('check.with'), mean('givenBy', one.with)], [say('check.channel'), mean('value', one.channel)], [say('check.zone'), <bdi key="zone">{one.zone}</bdi>],
        [say(one.everyHours === undefined ? 'check.times' : 'check.first'), list(one.times)],
        [say('check.hours'), one.everyHours],
        [say('check.weekdays'), one.weekdays.length === 0 ? undefined : list(one.weekdays.map(weekday))],
        [say('check.starts'), day(one.startsOn)], [say('check.ends'), one.endsOn === undefined ? undefined : day(one.endsOn)],
        [say('check.days-out'), one.daysOut.length === 0 ? undefined : list(one.daysOut.map(day))], [say('check.days-added'), one.daysAdded.length === 0 ? undefined : list(one.daysAdded.map(day))],
        [say('check.grace'), say('check.minutes', { count: one.graceMinutes })], [say('check.level'), mean('urgency', one.level)],
        [say('check.door'), mean('value', String(one.doorCounts))], [say('check.says'), one.says],
      ]} />
      {one.pauses.length > 0 && (
        <>
          <Title order={3} size="h5">{say('check.pauses')}</Title>
          <Rows name={say('check.pauses')}>
            {one.pauses.map((pause) => <Row key={pause.since} title={`${when(pause.since)} – ${when(pause.overAt ?? pause.until)}`} about={[<bdi key="why">{pause.why}</bdi>, called(pause.pausedBy)]} />)}
          </Rows>
        </>
      )}
      <Title order={3} size="h5">{say('check.history')}</Title>
      <Rows name={say('check.history')}>
        {one.checkIns.map(({ dueId, dueAt, state, missedAt, doneAt, doneBy, channel, late, says }) => (
          <Row
            key={dueId} title={<time dateTime={dueAt}>{when(dueAt)}</time>}
            about={[
              `${mean('checkIn', state)}${late === true ? ` · ${say('check.late')}` : ''}`,
              missedAt !== null && say('check.missed-at', { when: when(missedAt) }),
              doneAt !== null && [when(doneAt), mean('value', channel ?? ''), ...(doneBy === null ? [] : [called(doneBy)])].join(' · '),
              says !== null && <Text key="says" size="sm" component="span"><bdi>{says}</bdi></Text>,
            ]}
          />
        ))}
      </Rows>
    </Stack>
  );
}
