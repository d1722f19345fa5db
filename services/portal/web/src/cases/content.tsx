import { Divider, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { mayDo, type BodyShown, type CaseShown, type Purpose } from './shapes';
import { useWords } from '../language/words';
import { Card, Facts } from '../page/card';
import { Empty, Fetched } from '../page/fetched';
import { AskToRead } from './ask-to-read';
import { useContent } from './cases.calls';
import { FieldValue } from './field-value';
import { NotForYou } from './not-for-you';
import { inFieldOrder } from './report-fields.rules';

/** What was reported. Shown once she asks, since each reading is written down. */
export function Content({ it }: { it: CaseShown }) {
  const { say } = useWords();
  const [asked, setAsked] = useState<{ purpose: Purpose; identity: boolean }>();
  const may = mayDo(it, 'case.read-content');
  return (
    <Card title={say('content.title')}>
      {!may && <NotForYou says="content.not-for-you" />}
      {may && asked === undefined && <AskToRead what="content" identity={mayDo(it, 'case.read-identity')} onAsk={(purpose, identity) => setAsked({ purpose, identity })} />}
      {may && asked !== undefined && <Bodies caseId={it.caseId} {...asked} />}
    </Card>
  );
}

function Bodies({ caseId, purpose, identity }: { caseId: string; purpose: Purpose; identity: boolean }) {
  const { say } = useWords();
  return (
    <Fetched query={useContent(caseId, purpose, identity)}>
      {({ bodies }) => (bodies.length === 0 ? <Empty>{say('content.none')}</Empty> : (
        <Stack gap="lg">{bodies.map((body, at) => <Body key={body.submissionId} body={body} first={at === 0} />)}</Stack>
      ))}
    </Fetched>
  );
}

function Body({ body, first }: { body: BodyShown; first: boolean }) {
  const { say, mean, when, list } = useWords();
  const rows = (of: Record<string, unknown> | null) =>
    inFieldOrder(of ?? {}).map(([name, value]) => [mean('field', name), <FieldValue key={name} name={name} value={value} />] as const);
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">{say(first ? 'content.report' : 'content.addition', { when: when(body.receivedAt) })}</Text>
      {body.state === 'WANTED' && <Text>{say('content.wanted')}</Text>}
      {body.state === 'UNREADABLE' && <Text>{say('content.unreadable')}</Text>}
      {body.fields !== null && <Facts of={rows(body.fields)} />}
      {body.identity !== null && Object.keys(body.identity).length > 0 && (
        <>
          <Divider label={say('content.identity')} labelPosition="left" />
          <Facts of={rows(body.identity)} />
        </>
      )}
      {body.withheld.length > 0 && <Text size="sm" c="dimmed">{say('content.withheld', { fields: list(body.withheld.map((name) => mean('field', name))) })}</Text>}
    </Stack>
  );
}
