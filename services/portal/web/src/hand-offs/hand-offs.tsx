import { Button, Group, Select, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { mayDo, type CaseShown } from '../cases/shapes';
import { useNames } from '../colleagues/names.calls';
import { useWords } from '../language/words';
import { Card } from '../page/card';
import { Confirm } from '../page/confirm';
import { Empty, Fetched } from '../page/fetched';
import { Form } from '../page/form';
import { Opens } from '../page/opens';
import { Row, Rows } from '../page/row';
import { useStanding } from '../session/use-session';
import { useActsFor, useHandOff, useHandOffs, useHandOffWork, type HandOff } from './hand-offs.calls';
import { DECLINED_BECAUSE, isOpen, showsNote, stillToAsk, type HandOffKind } from './hand-offs.rules';

/** What of a case other groups of ours see to: an emergency grant, an accountability action, a community request. */
export function HandOffs({ it }: { it: CaseShown }) {
  const { say } = useWords();
  const handOffs = useHandOffs(it.caseId);
  const left = stillToAsk(handOffs.data ?? []);
  return (
    <Card title={say('hand-off.title')} actions={mayDo(it, 'referral.offer') && left.length > 0 && <Opens label={say('hand-off.ask')}>{(close) => <AskForm caseId={it.caseId} kinds={left} close={close} />}</Opens>}>
      <Fetched query={handOffs}>
        {(found) => (found.length === 0 ? <Empty>{say('hand-off.none')}</Empty> : <Rows name={say('hand-off.title')}>{found.map((one) => <OneHandOff key={one.handOffId} it={it} one={one} />)}</Rows>)}
      </Fetched>
    </Card>
  );
}

function OneHandOff({ it, one }: { it: CaseShown; one: HandOff }) {
  const { say, mean, when } = useWords();
  const called = useNames([one.askedBy, ...(one.movedBy === null ? [] : [one.movedBy])]);
  const actsFor = useActsFor();
  const standing = useStanding();
  const hasCase = standing.is === 'in' && (it.handlers ?? []).includes(standing.session.person);
  const { move, callBack } = useHandOffWork(it.caseId);
  const title = mean('handOff', one.kind);
  const hers = mayDo(it, 'hand-off.work') && isOpen(one.status) && actsFor(one.kind);
  return (
    <Row
      title={title}
      about={[
        `${mean('handOffStep', one.status)}${one.declinedBecause == null ? '' : ` · ${mean('handOffDeclined', one.declinedBecause)}`}`,
        say('hand-off.asked', { person: called(one.askedBy), when: when(one.askedAt) }),
        one.movedAt !== null && (one.movedBy === null ? when(one.movedAt) : say('hand-off.moved', { person: called(one.movedBy), when: when(one.movedAt) })),
      ]}
      actions={(
        <>
          {mayDo(it, 'hand-off.work') && showsNote(one.status, { hasCase, actsFor: actsFor(one.kind) }) && <Opens label={say('hand-off.read')} of={title}>{(close) => <Note caseId={it.caseId} handOffId={one.handOffId} close={close} />}</Opens>}
          {hers && one.status === 'ASKED' && <Button size="sm" variant="default" aria-label={`${say('hand-off.take')}: ${title}`} loading={move.isPending} onClick={() => move.mutate({ handOffId: one.handOffId, status: 'TAKEN' })}>{say('hand-off.take')}</Button>}
          {hers && <Confirm label={say('hand-off.done')} of={title} question={say('hand-off.done')} explains={say('hand-off.done-about')} yes={say('hand-off.done')} run={() => move.mutateAsync({ handOffId: one.handOffId, status: 'DONE' })} />}
          {hers && <Opens label={say('hand-off.decline')} of={title}>{(close) => <DeclineForm caseId={it.caseId} handOffId={one.handOffId} close={close} />}</Opens>}
          {mayDo(it, 'referral.offer') && isOpen(one.status) && <Confirm label={say('hand-off.call-back')} of={title} question={say('hand-off.call-back')} explains={say('hand-off.call-back-about')} yes={say('hand-off.call-back')} run={() => callBack.mutateAsync(one.handOffId)} />}
        </>
      )}
    />
  );
}

function AskForm({ caseId, kinds, close }: { caseId: string; kinds: readonly HandOffKind[]; close: () => void }) {
  const { say, mean } = useWords();
  const { ask } = useHandOffWork(caseId);
  const [kind, setKind] = useState<HandOffKind>(kinds[0] ?? 'GRANT');
  const [note, setNote] = useState('');
  return (
    <Form about={say('hand-off.ask-about')} go={say('hand-off.ask')} run={() => ask.mutateAsync({ kind, note })} close={close}>
      <Select label={say('hand-off.kind')} data={kinds.map((value) => ({ value, label: mean('handOff', value) }))} allowDeselect={false} value={kind} onChange={(value) => setKind((value ?? 'GRANT'))} />
      <Textarea label={say('hand-off.note')} description={say(kind === 'GRANT' ? 'hand-off.note-grant' : 'hand-off.note-about')} required withAsterisk={false} autosize minRows={3} maxLength={5_000} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
    </Form>
  );
}

function DeclineForm({ caseId, handOffId, close }: { caseId: string; handOffId: string; close: () => void }) {
  const { say, mean } = useWords();
  const { move } = useHandOffWork(caseId);
  const [because, setBecause] = useState<(typeof DECLINED_BECAUSE)[number]>('NOT_OURS');
  return (
    <Form go={say('hand-off.decline')} run={() => move.mutateAsync({ handOffId, status: 'DECLINED', because })} close={close}>
      <Select label={say('offers.decline-because')} data={DECLINED_BECAUSE.map((value) => ({ value, label: mean('handOffDeclined', value) }))} allowDeselect={false} value={because} onChange={(value) => setBecause((value ?? 'OTHER'))} />
    </Form>
  );
}

/** What is asked for, which is written down as read. */
function Note({ caseId, handOffId, close }: { caseId: string; handOffId: string; close: () => void }) {
  const { say } = useWords();
  return (
    <Stack gap="md">
      <Fetched query={useHandOff(caseId, handOffId)}>{({ note }) => <Text style={{ whiteSpace: 'pre-wrap' }}><bdi>{note}</bdi></Text>}</Fetched>
      <Group justify="flex-end"><Button variant="default" onClick={close}>{say('close')}</Button></Group>
    </Stack>
  );
}
