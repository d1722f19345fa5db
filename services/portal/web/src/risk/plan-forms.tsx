import { codesOf, labelOf } from '@amparo/domain';
import { Alert, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { PeopleSelect } from '../cases/assign-form';
import type { CaseShown } from '../cases/shapes';
import { useNames } from '../colleagues/names.calls';
import { useLanguage } from '../language/language-provider';
import { useWords } from '../language/words';
import { Form } from '../page/form';
import { useRiskWork, type PlanAction, type PlanActionSaid } from './risk.calls';

/** Something is to be done: what, by whom of those who have the case, until when. */
export function PlanForm({ it, close }: { it: CaseShown; close: () => void }) {
  const { say } = useWords();
  const { language } = useLanguage();
  const { plan } = useRiskWork(it.caseId);
  const [measure, setMeasure] = useState<string | null>(null);
  const [what, setWhat] = useState('');
  const [owner, setOwner] = useState<string | null>(null);
  const [due, setDue] = useState('');
  const send = () => plan.mutateAsync({ measure: measure as PlanActionSaid['measure'], what, owner: owner ?? '', dueAt: new Date(due).toISOString() });
  return (
    <Form about={say('plan.add-about')} go={say('plan.add-go')} run={send} close={close}>
      <Select
        label={say('plan.measure')} required withAsterisk={false} searchable nothingFoundMessage={say('people.none')} value={measure} onChange={setMeasure}
        data={codesOf('protective_measure').map((value) => ({ value, label: labelOf('protective_measure', value, language) }))}
      />
      <Textarea label={say('plan.what')} required withAsterisk={false} autosize minRows={2} maxLength={5_000} value={what} onChange={(event) => setWhat(event.currentTarget.value)} />
      <PeopleSelect label={say('plan.owner')} people={it.handlers ?? []} value={owner} onChange={setOwner} />
      <TextInput type="datetime-local" label={say('plan.due')} description={say('plan.due-about')} required withAsterisk={false} value={due} onChange={(event) => setDue(event.currentTarget.value)} />
    </Form>
  );
}

/** It was done, and what came of it; or it is not going to be, and why: that must be said. */
export function EndForm({ caseId, one, outcome, close }: { caseId: string; one: PlanAction; outcome: 'DONE' | 'NOT_DONE'; close: () => void }) {
  const { say, when } = useWords();
  const { end } = useRiskWork(caseId);
  const called = useNames(one.endedBy === null ? [] : [one.endedBy]);
  const [why, setWhy] = useState('');
  const done = outcome === 'DONE';
  return (
    <Form about={say(done ? 'plan.done-about' : 'plan.drop-about')} go={say(done ? 'plan.done' : 'plan.drop')} grave={!done} run={() => end.mutateAsync({ actionId: one.actionId, outcome, ...(why.trim() === '' ? {} : { why: why.trim() }) })} close={close}>
      {one.endedBy !== null && <Alert color="yellow" role="status">{say('plan.ended', { person: called(one.endedBy), when: when(one.endedAt ?? '') })}</Alert>}
      <Textarea label={say(done ? 'plan.came-of-it' : 'plan.why')} required={!done} withAsterisk={false} autosize minRows={2} maxLength={5_000} value={why} onChange={(event) => setWhy(event.currentTarget.value)} />
    </Form>
  );
}
