import type { Schema } from '../api/paths';
import { answer, api } from '../api/client';
import { useChange } from '../directory/directory.calls';
import { useWords } from '../language/words';
import { Confirm } from '../page/confirm';
import { Row } from '../page/row';
import { roleName } from '../roles/role-name';
import { SightButton } from '../roles/sight';
import { useMay } from '../session/use-session';
import { ChangePerson } from './person-form';

/** One person: who she is, what she does, and what can be changed. */
export function PersonRow({ person, version }: { person: Schema<'directory.Person'>; version: number }) {
  const words = useWords();
  const { say, list, day } = words;
  const may = useMay();
  const leave = useChange(() => answer(api.POST('/api/directory/people/{person}/leave', { params: { path: { person: person.id } }, body: { version } })));
  const { name } = person;
  return (
    <Row
      title={<bdi>{name}</bdi>}
      about={[
        <><bdi>{person.id}</bdi> · <bdi>{person.email}</bdi>{person.organisation !== undefined && <> · <bdi>{person.organisation}</bdi></>}</>,
        person.roles.length > 0 && list(person.roles.map((role) => roleName(role, words))),
        person.absences.length > 0 && list(person.absences.map(({ from, to }) => say('people.away', { from: day(from), to: day(to) }))),
      ]}
      actions={(
        <>
          {may('role.preview') && <SightButton person={person.id} name={name} />}
          {may('directory.change') && <ChangePerson person={person} version={version} />}
          {may('directory.change') && (
            <Confirm
              label={say('people.leave')} of={name} question={say('people.leave-question', { name })} explains={say('people.leave-about')}
              yes={say('people.leave')} grave run={() => leave.mutateAsync(undefined)}
            />
          )}
        </>
      )}
    />
  );
}
