import { useWords } from '../language/words';
import { Confirm } from '../page/confirm';
import { useMay } from '../session/use-session';
import { useExtendReading } from './audit.calls';

/** Lets somebody read on who has read as much as she may today. Two people have to agree. */
export function ExtendReading({ person }: { person: string }) {
  const { say } = useWords();
  const may = useMay();
  const extend = useExtendReading();
  if (!may('reading.extend')) return null;
  return (
    <Confirm
      label={say('reading.extend')} of={person} question={say('reading.extend-question', { person })} explains={say('reading.extend-about')}
      yes={say('reading.extend')} run={() => extend.mutateAsync(person)}
    />
  );
}
