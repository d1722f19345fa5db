import { Alert, Anchor, Button, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconClock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useNames } from '../colleagues/names.calls';
import { useWords } from '../language/words';
import { Card } from '../page/card';
import { Empty, Fetched, Waiting } from '../page/fetched';
import { Page } from '../page/page';
import { Row, Rows } from '../page/row';
import { Search } from '../page/search';
import { Trouble } from '../page/trouble';
import { useMay } from '../session/use-session';
import { useTrail, useTrailState } from './audit.calls';
import { standOf, TRAILS, type Trail } from './audit.rules';

/** Whether the audit trails are whole; and, for an auditor, who did and read what. */
export function AuditPage() {
  const { say } = useWords();
  const may = useMay();
  return (
    <Page title={say('audit.title')} about={say('audit.about')}>
      <Stack gap="md">
        <Card title={say('audit.state')}>
          <Stack gap="sm">{TRAILS.map((trail) => <TrailState key={trail} trail={trail} />)}</Stack>
        </Card>
        {may('audit.read') && <Entries />}
      </Stack>
    </Page>
  );
}

const SIGNS = {
  broken: { icon: IconAlertTriangle, color: 'red', says: 'audit.broken' },
  whole: { icon: IconCircleCheck, color: 'teal', says: 'audit.whole' },
  unknown: { icon: IconClock, color: 'gray', says: 'audit.not-checked' },
} as const;

function TrailState({ trail }: { trail: Trail }) {
  const { say, mean, when } = useWords();
  return (
    <Fetched query={useTrailState(trail)}>
      {({ sequence, anchored, checked }) => {
        const { icon: Icon, color, says } = SIGNS[standOf({ checked })];
        return (
          <Alert color={color} icon={<Icon aria-hidden />} title={`${mean('service', trail)}: ${say(says)}`}>
            <Text size="sm">{say('audit.rows', { count: Number(sequence) })}</Text>
            <Text size="sm">{anchored === null ? say('audit.not-anchored') : say('audit.anchored', { when: when(anchored.at), sequence: anchored.sequence })}</Text>
          </Alert>
        );
      }}
    </Fetched>
  );
}

function Entries() {
  const { say, mean } = useWords();
  const [trail, setTrail] = useState<Trail>('casework');
  const [person, setPerson] = useState('');
  return (
    <Card title={say('audit.entries')}>
      <Stack gap="md">
        <SegmentedControl
          aria-label={say('audit.service')} value={trail} onChange={(value) => setTrail(value)}
          data={TRAILS.map((one) => ({ value: one, label: mean('service', one) }))}
        />
        <Search label={say('audit.person')} onSearch={setPerson} />
        <Listed key={`${trail} ${person}`} trail={trail} person={person} />
      </Stack>
    </Card>
  );
}

function Listed({ trail, person }: { trail: Trail; person: string }) {
  const { say, mean, when } = useWords();
  const found = useTrail({ trail, person });
  const entries = found.data?.pages.flatMap((page) => page.entries) ?? [];
  const called = useNames(entries.map((entry) => entry.person));
  if (found.isError) return <Trouble error={found.error} again={() => void found.refetch()} />;
  if (found.data === undefined) return <Waiting />;
  if (entries.length === 0) return <Empty>{say('audit.none')}</Empty>;
  return (
    <Stack gap="sm">
      <Rows name={say('audit.entries')}>
        {entries.map(({ sequence, at, person: who, action, caseId, about, purpose }) => (
          <Row
            key={sequence}
            title={<><bdi>{called(who)}</bdi> · {mean('action', action)}</>}
            about={[
              <span key="when">{sequence} · <time dateTime={at}>{when(at)}</time>{purpose === '' ? '' : ` · ${mean('purpose', purpose)}`}</span>,
              about !== null && <bdi key="about">{about}</bdi>,
              caseId !== null && <Anchor key="case" component={Link} to={`/cases/${caseId}`} size="sm">{say('audit.case')} <bdi>{caseId.slice(0, 8)}</bdi></Anchor>,
            ]}
          />
        ))}
      </Rows>
      {found.hasNextPage && <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{say('cases.more')}</Button>}
    </Stack>
  );
}
