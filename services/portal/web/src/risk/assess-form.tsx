import { codesOf, HOLDS_DAYS, labelOf } from '@amparo/domain';
import { Alert, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useNames } from '../colleagues/names.calls';
import { useLanguage } from '../language/language-provider';
import { useWords } from '../language/words';
import { Form } from '../page/form';
import { Urgency } from '../urgency/urgency';
import { useBecause } from './because-of-risk';
import { Lines } from './lines';
import { useRiskWork, type Assessment } from './risk.calls';
import { assessmentOf, fieldsOf, judge, levelOf, LISTS, TITLES, VOCABULARY, type RiskFields } from './risk-form.rules';

/** What the rules say of what protects her, where she says it. */
const EFFECTS = { LOWER: 'risk.capacity-lowers', NEVER: 'risk.capacity-never', NEEDLESS: 'risk.capacity-needless' } as const;

/** What endangers the person, as it is today; it begins with what was said the last time. Below what it gives nobody assesses. */
export function AssessForm({ caseId, last, close }: { caseId: string; last: Assessment | undefined; close: () => void }) {
  const { say, list } = useWords();
  const { language } = useLanguage();
  const because = useBecause();
  const { assess } = useRiskWork(caseId);
  const [fields, setFields] = useState<RiskFields>(() => fieldsOf(last));
  const [seen] = useState(last?.assessmentId);
  const { lowest, levels, capacities } = judge(fields);
  const level = levelOf(fields);
  return (
    <Form about={say('risk.assess-about')} go={say('risk.assess-go')} run={() => assess.mutateAsync(assessmentOf(fields, last?.assessmentId))} close={close}>
      {LISTS.map((name) => (
        <Lines
          key={name} name={name} title={say(TITLES[name])} fields={fields} onChange={setFields}
          codes={codesOf(VOCABULARY[name]).map((value) => ({ value, label: labelOf(VOCABULARY[name], value, language) }))}
        />
      ))}
      {capacities !== 'NONE' && <Alert color={capacities === 'NEVER' ? 'red' : 'blue'} role="status">{say(EFFECTS[capacities])}</Alert>}
      <Radio.Group
        label={say('risk.level')} value={level} onChange={(value) => setFields({ ...fields, level: value })}
        description={lowest.because.length === 0 ? say('risk.lowest-of-nothing') : say(levels.length === 1 ? 'risk.lowest-is-highest' : 'risk.lowest-because', { reasons: list(lowest.because.map(because)) })}
      >
        <Stack gap="xs" mt="xs">{levels.map((each) => <Radio key={each} value={each} label={<Urgency level={each} />} />)}</Stack>
      </Radio.Group>
      <TextInput
        type="date" label={say('risk.until-when')} description={say('risk.until-at-most', { count: HOLDS_DAYS[level] })} value={fields.until} onChange={(event) => setFields({ ...fields, until: event.currentTarget.value })}
      />
      {last !== undefined && last.assessmentId !== seen && <Meanwhile one={last} />}
    </Form>
  );
}

/** Somebody else was faster: what she wrote stays, beside what stands now. */
function Meanwhile({ one }: { one: Assessment }) {
  const { say, when } = useWords();
  const called = useNames([one.assessedBy]);
  return (
    <Alert color="yellow" role="status">
      <Text size="sm">{say('risk.meanwhile', { person: called(one.assessedBy), when: when(one.assessedAt) })}</Text>
      <Urgency level={one.level} />
    </Alert>
  );
}
