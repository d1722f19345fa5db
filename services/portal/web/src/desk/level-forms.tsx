import { Button, Group, Select, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useNames } from '../colleagues/names.calls';
import { useWords } from '../language/words';
import { Fetched } from '../page/fetched';
import { Form } from '../page/form';
import { Trouble } from '../page/trouble';
import { useRun } from '../page/use-run';
import { LEVELS } from '../urgency/urgency.rules';
import { useDeskWork, useLowerings, type LoweredLevel, type RaisedLevel } from './desk.calls';
import { higherThan, lowerThan } from './level-choices.rules';

interface LevelFormProps {
  caseId: string;
  /** The level that the case has. */
  level: string;
  close: () => void;
}

/** It is more urgent than anybody knew: at once. */
export function RaiseForm({ caseId, level, close }: LevelFormProps) {
  const { say } = useWords();
  const { raise } = useDeskWork(caseId);
  const choices = higherThan(level);
  const [to, setTo] = useState(choices[0]);
  return (
    <Form about={say('level.raise-about')} go={say('level.raise-go')} grave run={() => (to === undefined ? Promise.resolve() : raise.mutateAsync(to))} close={close}>
      <LevelSelect choices={choices} value={to} onChange={setTo} />
    </Form>
  );
}

/** It is less urgent, and why; from HIGH up a second person must agree. */
export function LowerForm({ caseId, level, close }: LevelFormProps) {
  const { say } = useWords();
  const { lower } = useDeskWork(caseId);
  const choices = lowerThan(level);
  const [to, setTo] = useState(choices[0]);
  const [because, setBecause] = useState('');
  return (
    <Form about={say('level.lower-about')} go={say('level.lower-go')} grave run={() => (to === undefined ? Promise.resolve() : lower.mutateAsync({ urgency: to, because }))} close={close}>
      <LevelSelect choices={choices} value={to} onChange={setTo} />
      <BecauseField value={because} onChange={setBecause} />
    </Form>
  );
}

/** The words why come first; only beside them can a second person agree. */
export function AgreeToLowerForm({ caseId, loweringId, close }: { caseId: string; loweringId: string; close: () => void }) {
  const { say, mean, when } = useWords();
  const { agree } = useDeskWork(caseId);
  const { busy, error, run } = useRun();
  const lowerings = useLowerings(caseId);
  const called = useNames((lowerings.data ?? []).map(({ askedBy }) => askedBy));
  return (
    <Fetched query={lowerings}>
      {(found) => {
        const asked = found.find((one) => one.loweringId === loweringId && one.state === 'ASKED');
        if (asked === undefined) return <Text>{say('level.not-asked')}</Text>;
        return (
          <Stack gap="md">
            <Text>{say('level.asked-by', { person: called(asked.askedBy), when: when(asked.askedAt), before: mean('urgency', asked.before), wanted: mean('urgency', asked.wanted) })}</Text>
            <Text component="div"><bdi>{asked.because}</bdi></Text>
            <Text c="dimmed">{say('level.agree-about')}</Text>
            {error !== undefined && <Trouble error={error} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>{say('cancel')}</Button>
              <Button color="red" loading={busy} onClick={() => run(() => agree.mutateAsync(loweringId).then(close))}>{say('level.agree')}</Button>
            </Group>
          </Stack>
        );
      }}
    </Fetched>
  );
}

/** Why: of ten signs at least. */
export function BecauseField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { say } = useWords();
  return <Textarea label={say('level.because')} description={say('level.because-about')} required withAsterisk={false} minLength={10} maxLength={2_000} autosize minRows={3} value={value} onChange={(event) => onChange(event.currentTarget.value)} />;
}

function LevelSelect<Level extends RaisedLevel | LoweredLevel>({ choices, value, onChange }: { choices: readonly Level[]; value: Level | undefined; onChange: (level: Level) => void }) {
  const { say, mean } = useWords();
  const data = LEVELS.filter((one) => (choices as readonly string[]).includes(one)).map((one) => ({ value: one, label: mean('urgency', one) }));
  return <Select label={say('level.to')} data={data} allowDeselect={false} value={value ?? null} onChange={(one) => choices.filter((choice) => choice === one).forEach(onChange)} />;
}
