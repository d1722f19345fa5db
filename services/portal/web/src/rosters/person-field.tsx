import { TextInput } from '@mantine/core';
import { PersonSelect } from '../directory/selects';
import { useWords } from '../language/words';
import { useMay } from '../session/use-session';

/** Somebody: found by name by whoever may read the directory, named by her user name by the others. */
export function PersonField({ value, onChange }: { value: string; onChange: (person: string) => void }) {
  const { say } = useWords();
  const may = useMay();
  if (may('directory.read')) return <PersonSelect value={value} onChange={onChange} />;
  return <TextInput label={say('assign.person')} dir="ltr" autoComplete="off" spellCheck={false} required withAsterisk={false} value={value} onChange={(event) => onChange(event.currentTarget.value)} />;
}
