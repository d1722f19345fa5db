import { ROLES, type RoleName } from '@amparo/domain';
import { Select } from '@mantine/core';
import { GroupSelect, RegionSelect } from '../directory/selects';
import { useWords } from '../language/words';
import { heldIn, type RoleChosen } from './roles.rules';

/** A role, and where it is held. */
export function RoleFields({ chosen, choose }: { chosen: RoleChosen; choose: (chosen: RoleChosen) => void }) {
  const { say, mean } = useWords();
  const place = heldIn(chosen.role);
  return (
    <>
      <Select label={say('directory.role')} data={ROLES.map((role) => ({ value: role, label: mean('role', role) }))} value={chosen.role} onChange={(role) => choose({ ...chosen, role: role as RoleName })} />
      {place === 'group' && <GroupSelect value={chosen.group} onChange={(group) => choose({ ...chosen, group })} />}
      {place === 'region' && <RegionSelect value={chosen.region} onChange={(region) => choose({ ...chosen, region })} />}
    </>
  );
}
