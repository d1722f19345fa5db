import { Group } from '@mantine/core';
import { mayDo, type CaseShown } from '../cases/shapes';
import { useWords } from '../language/words';
import { TimeLeft } from '../offers/time-left';
import { Card } from '../page/card';
import { Confirm } from '../page/confirm';
import { Empty, Fetched } from '../page/fetched';
import { Opens } from '../page/opens';
import { Row, Rows } from '../page/row';
import { AgreeForm, ChangeForm } from './agree-form';
import { Agreements } from './agreements';
import { useCheckInWork, useDeskCheckIns, type DeskCheckIn } from './check-ins.calls';
import { EndForm, PauseForm, RecordForm } from './work-forms';

/** When the person of a case checks in next, whether she did, and what whoever has the case can do about it. */
export function CheckIns({ it }: { it: CaseShown }) {
  const { say } = useWords();
  const found = useDeskCheckIns();
  const own = (found.data ?? []).filter(({ caseId }) => caseId === it.caseId);
  const running = own.find(({ runs }) => runs);
  const may = mayDo(it, 'safety.plan');
  return (
    <Card title={say('check.title')} actions={(
      <Group gap="xs">
        {may && running === undefined && <Opens label={say('check.agree')}>{(close) => <AgreeForm caseId={it.caseId} close={close} />}</Opens>}
        {mayDo(it, 'safety.read') && <Opens label={say('check.read')}>{(close) => <Agreements caseId={it.caseId} close={close} />}</Opens>}
        {may && running !== undefined && <Running one={running} />}
      </Group>
    )}>
      <Fetched query={found}>
        {() => (own.length === 0 ? <Empty>{say('check.none')}</Empty> : (
          <Rows name={say('check.title')}>{own.map((one) => <OneCheckIn key={one.dueId} one={one} may={may} />)}</Rows>
        ))}
      </Fetched>
    </Card>
  );
}

/** What can be done to the agreement that runs. */
function Running({ one }: { one: DeskCheckIn }) {
  const { say } = useWords();
  const { resume } = useCheckInWork(one.caseId);
  return (
    <>
      <Opens label={say('check.change')} title={say('check.agree')}>{(close) => <ChangeForm caseId={one.caseId} checkInId={one.checkInId} close={close} />}</Opens>
      {one.pausedUntil === null
        ? <Opens label={say('check.pause')}>{(close) => <PauseForm one={one} close={close} />}</Opens>
        : <Confirm label={say('check.resume')} question={say('check.resume')} explains={say('check.resume-about')} yes={say('check.resume')} run={() => resume.mutateAsync(one.checkInId)} />}
      <Opens label={say('check.end')}>{(close) => <EndForm one={one} close={close} />}</Opens>
    </>
  );
}

function OneCheckIn({ one, may }: { one: DeskCheckIn; may: boolean }) {
  const { say, mean, when } = useWords();
  return (
    <Row
      title={<>{mean('checkIn', one.state)} · <TimeLeft until={one.dueAt} /></>}
      about={[
        one.missedAt !== null ? say('check.missed-at', { when: when(one.missedAt) }) : say('check.miss-at', { when: when(one.missAt) }),
        one.pausedUntil !== null && say('check.paused-until', { when: when(one.pausedUntil) }),
      ]}
      actions={may && <Opens label={say('check.record')} of={when(one.dueAt)} primary={one.state !== 'WAITING'}>{(close) => <RecordForm one={one} close={close} />}</Opens>}
    />
  );
}
