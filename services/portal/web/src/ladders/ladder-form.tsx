import { RUNGS } from '@amparo/domain';
import { Button, Fieldset, Group, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../language/words';
import { Form } from '../page/form';
import { draftOf, ladderOf, withRung, type LadderDraft, type LadderLevel } from './ladder-draft.rules';
import { useChangeLadders, type Ladders } from './ladders.calls';

const MODES = ['PAGE', 'QUEUE', 'NONE'] as const;

interface LadderFormProps {
  level: LadderLevel;
  /** As they are: the change rests on them. */
  ladders: Ladders;
  close: () => void;
}

/** The ladder of one level, rung by rung. */
export function LadderForm({ level, ladders: { version, levels }, close }: LadderFormProps) {
  const { say, mean } = useWords();
  const change = useChangeLadders();
  const [draft, setDraft] = useState<LadderDraft>(() => draftOf(levels[level]));
  const setRung = (place: number, rung: Partial<LadderDraft['rungs'][number]>) => setDraft({ ...draft, rungs: draft.rungs.map((one, at) => (at === place ? { ...one, ...rung } : one)) });
  return (
    <Form about={say('ladders.form-about')} go={say('ladders.go')} grave run={() => change.mutateAsync({ version, levels: { ...levels, [level]: ladderOf(draft) } })} close={close}>
      {draft.rungs.map(({ after, to, mode }, place) => (
        <Fieldset key={place} legend={say('ladders.step', { step: place + 1 })}>
          <Stack gap="sm">
            <TextInput type="number" min={1} required withAsterisk={false} label={say('ladders.after')} value={after} onChange={(event) => setRung(place, { after: event.currentTarget.value })} />
            <Select label={say('ladders.who')} data={RUNGS.map((value) => ({ value, label: mean('role', value) }))} allowDeselect={false} value={to} onChange={(value) => RUNGS.filter((one) => one === value).forEach((one) => setRung(place, { to: one }))} />
            <Select label={say('ladders.how')} data={MODES.map((value) => ({ value, label: mean('ladderMode', value) }))} allowDeselect={false} value={mode} onChange={(value) => MODES.filter((one) => one === value).forEach((one) => setRung(place, { mode: one }))} />
            <Group justify="flex-end">
              <Button size="xs" variant="default" aria-label={`${say('ladders.remove')}: ${say('ladders.step', { step: place + 1 })}`} onClick={() => setDraft({ ...draft, rungs: draft.rungs.filter((_one, at) => at !== place) })}>{say('ladders.remove')}</Button>
            </Group>
          </Stack>
        </Fieldset>
      ))}
      <Group><Button size="sm" variant="default" onClick={() => setDraft(withRung(draft))}>{say('ladders.add')}</Button></Group>
      <TextInput type="number" min={1} label={say('ladders.repeat')} description={say('ladders.repeat-about')} value={draft.repeat} onChange={(event) => setDraft({ ...draft, repeat: event.currentTarget.value })} />
    </Form>
  );
}
