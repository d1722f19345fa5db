import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { Alert } from '../api/paths';
import { PeopleSelect } from '../cases/assign-form';
import { useNames } from '../colleagues/names.calls';
import { useWords } from '../language/words';
import { TimeLeft } from '../offers/time-left';
import { Fetched } from '../page/fetched';
import { Form } from '../page/form';
import { Opens } from '../page/opens';
import { Trouble } from '../page/trouble';
import { useRun } from '../page/use-run';
import { useMe } from '../session/use-session';
import { useDeskWork, useTakers } from './desk.calls';

/** An alert goes from whoever has it to somebody else on duty: asked by the one, answered by the other. */
export function Handover({ alert }: { alert: Alert }) {
  const { say } = useWords();
  const me = useMe().data?.person;
  const { handover, caseId, reference } = alert;
  if (handover !== null) return <Asked handover={handover} caseId={caseId} reference={reference} mine={handover.to === me} />;
  if (me === undefined || alert.acknowledgedBy !== me) return null;
  return <Group><Opens label={say('handover.title')} of={reference}>{(close) => <AskForm caseId={caseId} close={close} />}</Opens></Group>;
}

function Asked({ handover, caseId, reference, mine }: { handover: NonNullable<Alert['handover']>; caseId: string; reference: string; mine: boolean }) {
  const { say } = useWords();
  const called = useNames([handover.from, handover.to]);
  const { accept, refuse } = useDeskWork(caseId);
  const { busy, error, run } = useRun();
  return (
    <>
      <Text size="sm">{say(mine ? 'handover.asks-you' : 'handover.asked', { from: called(handover.from), to: called(handover.to) })} <TimeLeft until={handover.answerBy} /></Text>
      {error !== undefined && <Trouble error={error} />}
      {mine && (
        <Group gap="sm">
          <Button size="sm" loading={busy} aria-label={`${say('handover.accept')}: ${reference}`} onClick={() => run(() => accept.mutateAsync(handover.handoverId))}>{say('handover.accept')}</Button>
          <Button size="sm" variant="default" disabled={busy} aria-label={`${say('handover.refuse')}: ${reference}`} onClick={() => run(() => refuse.mutateAsync(handover.handoverId))}>{say('handover.refuse')}</Button>
        </Group>
      )}
    </>
  );
}

function AskForm({ caseId, close }: { caseId: string; close: () => void }) {
  const { say } = useWords();
  const { handOver } = useDeskWork(caseId);
  const [person, setPerson] = useState<string | null>(null);
  return (
    <Fetched query={useTakers(caseId)}>
      {({ people }) => (
        <Form about={say('handover.about')} go={say('handover.go')} run={() => (person === null ? Promise.resolve() : handOver.mutateAsync(person))} close={close}>
          <PeopleSelect label={say('handover.to')} people={people} value={person} onChange={setPerson} />
        </Form>
      )}
    </Fetched>
  );
}
