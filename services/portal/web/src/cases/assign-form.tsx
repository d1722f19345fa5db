import { Select } from '@mantine/core';
import { useState } from 'react';
import { useNames } from '../colleagues/names.calls';
import { useWords } from '../language/words';
import { Fetched } from '../page/fetched';
import { Form } from '../page/form';
import { Opens } from '../page/opens';
import { useCandidates, useCaseWork } from './cases.calls';
import type { CaseShown } from './shapes';

/** Gives the case to somebody: she may read its content from then on. */
export function AssignForm({ it }: { it: CaseShown }) {
  const { say } = useWords();
  return <Opens label={say('assign.title')}>{(close) => <Candidates it={it} close={close} />}</Opens>;
}

function Candidates({ it, close }: { it: CaseShown; close: () => void }) {
  const { say } = useWords();
  const { assign } = useCaseWork(it.caseId);
  const [person, setPerson] = useState<string | null>(null);
  return (
    <Fetched query={useCandidates(it.caseId)}>
      {({ people }) => (
        <Form about={say('assign.about')} go={say('assign.go')} run={() => (person === null ? Promise.resolve() : assign.mutateAsync(person))} close={close}>
          <PeopleSelect label={say('assign.to')} people={people} value={person} onChange={setPerson} />
        </Form>
      )}
    </Fetched>
  );
}

interface PeopleSelectProps {
  label: string;
  /** Directory ids to choose from. */
  people: readonly string[];
  value: string | null;
  onChange: (person: string | null) => void;
}

/** One of some people, found by a part of her name or id. */
export function PeopleSelect({ label, people, value, onChange }: PeopleSelectProps) {
  const { say } = useWords();
  const called = useNames(people);
  const choices = people.map((id) => ({ value: id, label: called(id) === id ? id : `${called(id)} (${id})` })).sort((a, b) => a.label.localeCompare(b.label));
  return <Select label={label} required withAsterisk={false} searchable limit={50} nothingFoundMessage={say('people.none')} data={choices} value={value} onChange={onChange} />;
}
