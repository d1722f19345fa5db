import { Button, Text } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useNames } from '../colleagues/names.calls';
import { useWords } from '../language/words';
import { Urgency } from '../urgency/urgency';
import { AssessmentView } from './assessment-view';
import type { Assessment } from './risk.calls';
import cases from '../cases/cases.module.css';

/** Assessments of earlier, the newest first: when, by whom, which level; and each whole where she opens it. */
export function History({ of }: { of: readonly Assessment[] }) {
  const { say } = useWords();
  return (
    <section aria-label={say('risk.history')}>
      <Text fw={600} mb="xs">{say('risk.history')}</Text>
      <ol className={cases.lines} reversed>{of.map((one, at) => <Earlier key={one.assessmentId} one={one} before={of[at + 1]} />)}</ol>
    </section>
  );
}

function Earlier({ one, before }: { one: Assessment; before: Assessment | undefined }) {
  const { say, when } = useWords();
  const called = useNames([one.assessedBy]);
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <li>
      <Urgency level={one.level} />
      <Text size="sm" c="dimmed">{say('risk.by', { person: called(one.assessedBy), when: when(one.assessedAt) })}</Text>
      <Button
        size="compact-sm" variant="subtle" aria-expanded={open} aria-controls={id} aria-label={`${say(open ? 'risk.fold' : 'risk.unfold')}: ${when(one.assessedAt)}`} onClick={() => setOpen(!open)}
        rightSection={open ? <IconChevronUp size={16} aria-hidden /> : <IconChevronDown size={16} aria-hidden />}
      >
        {say(open ? 'risk.fold' : 'risk.unfold')}
      </Button>
      <div id={id} hidden={!open}>{open && <AssessmentView one={one} before={before} />}</div>
    </li>
  );
}
