import { useState } from 'react';
import { useWords } from '../language/words';
import { Form } from '../page/form';
import { Opens } from '../page/opens';
import { PeopleSelect } from './assign-form';
import { useCaseWork } from './cases.calls';
import type { CaseShown } from './shapes';

/** Takes somebody off the case: she may read its content no longer. */
export function TakeOffForm({ it }: { it: CaseShown }) {
  const { say } = useWords();
  const { unassign } = useCaseWork(it.caseId);
  const [person, setPerson] = useState<string | null>(null);
  return (
    <Opens label={say('unassign.title')}>
      {(close) => (
        <Form about={say('unassign.about')} go={say('unassign.go')} grave run={() => (person === null ? Promise.resolve() : unassign.mutateAsync(person))} close={close}>
          <PeopleSelect label={say('unassign.person')} people={it.handlers ?? []} value={person} onChange={setPerson} />
        </Form>
      )}
    </Opens>
  );
}
