import { Button } from '@mantine/core';
import type { Alert } from '../api/paths';
import { useWords } from '../language/words';
import { Trouble } from '../page/trouble';
import { useRun } from '../page/use-run';
import { useDeskWork } from './desk.calls';

/** Says that what was to be done by a time is done. They stand among the other buttons. */
export function MetButtons({ alert: { caseId, clocks } }: { alert: Alert }) {
  const { say } = useWords();
  const { meet } = useDeskWork(caseId);
  const { busy, error, run } = useRun();
  const runs = (['SAFE_CONTACT', 'DECISION'] as const).filter((clock) => clocks.some((one) => one.clock === clock && one.metAt === null));
  if (runs.length === 0) return null;
  return (
    <>
      {error !== undefined && <Trouble error={error} />}
      {runs.map((clock) => <Button key={clock} size="sm" variant="default" disabled={busy} onClick={() => run(() => meet.mutateAsync(clock))}>{say(clock === 'DECISION' ? 'clock.decided' : 'clock.contacted')}</Button>)}
    </>
  );
}
