import type { Alert } from '../api/paths';
import { useWords } from '../language/words';
import { Opens } from '../page/opens';
import { useMe } from '../session/use-session';
import { higherThan, lowerThan } from './level-choices.rules';
import { AgreeToLowerForm, LowerForm, RaiseForm } from './level-forms';
import { EndPauseForm, PauseForm } from './pause-form';

interface AlertWorkProps {
  caseId: string;
  /** What the case is called, for screen readers. */
  of: string;
  /** Its level. */
  level: string;
  /** Nothing: the case has none. */
  alert: Alert | undefined;
  may: (action: string) => boolean;
}

/** What she may do about how urgent a case is, and about its ladder. */
export function AlertWork({ caseId, of, level, alert, may }: AlertWorkProps) {
  const { say } = useWords();
  const me = useMe().data?.person;
  const lowering = alert?.lowering ?? null;
  const climbs = alert !== undefined && alert.acknowledgedAt === null && alert.urgency !== 'NONE';
  const raises = may('alert.raise') && higherThan(level).length > 0;
  const lowers = may('alert.lower') && lowering === null && lowerThan(level).length > 0;
  const agrees = may('alert.lower') && lowering !== null && lowering.askedBy !== me;
  const pauses = may('alert.pause') && climbs;
  if (!raises && !lowers && !agrees && !pauses) return null;
  return (
    <>
      {raises && <Opens label={say('level.raise')} of={of}>{(close) => <RaiseForm caseId={caseId} level={level} close={close} />}</Opens>}
      {lowers && <Opens label={say('level.lower')} of={of}>{(close) => <LowerForm caseId={caseId} level={level} close={close} />}</Opens>}
      {agrees && <Opens label={say('level.read')} of={of}>{(close) => <AgreeToLowerForm caseId={caseId} loweringId={lowering.loweringId} close={close} />}</Opens>}
      {pauses && alert.pausedUntil === null && <Opens label={say('pause.title')} of={of}>{(close) => <PauseForm caseId={caseId} close={close} />}</Opens>}
      {pauses && alert.pausedUntil !== null && <Opens label={say('pause.read')} of={of}>{(close) => <EndPauseForm caseId={caseId} close={close} />}</Opens>}
    </>
  );
}
