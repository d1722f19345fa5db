import { Button, Stack, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { mayDo, type CaseShown } from './shapes';
import { useNames } from '../colleagues/names.calls';
import { AlertWork } from '../desk/alert-work';
import { Clocks } from '../desk/clocks';
import { Handover } from '../desk/handover';
import { MetButtons } from '../desk/met-buttons';
import { useAlerts } from '../items/items.calls';
import { useWords } from '../language/words';
import { Card } from '../page/card';
import { Trouble } from '../page/trouble';
import { AssignForm } from './assign-form';
import { BreakGlassForm } from './break-glass-form';
import { useCaseWork } from './cases.calls';
import { CloseForm } from './close-form';
import { CorrectCountryForm } from './correct-country-form';
import { EraseForm } from './erase-form';
import { TakeOffForm } from './take-off-form';

/** What she may do to the case. */
export function CaseActions({ it }: { it: CaseShown }) {
  const { say, when } = useWords();
  const alert = useAlerts().data?.find(({ caseId }) => caseId === it.caseId);
  const called = useNames(alert?.acknowledgedBy == null ? [] : [alert.acknowledgedBy]);
  const { acknowledge } = useCaseWork(it.caseId);
  const may = (action: string) => mayDo(it, action);
  const open = alert !== undefined && alert.acknowledgedBy === null;
  if (alert === undefined && !['case.assign', 'case.correct-country', 'case.break-glass', 'case.close', 'case.erase', 'alert.raise'].some(may)) return null;
  return (
    <Card title={say('actions.title')}>
      <Stack gap="sm" align="stretch">
        {alert?.acknowledgedBy != null && <Text size="sm">{say('items.taken-by', { person: called(alert.acknowledgedBy), when: alert.acknowledgedAt === null ? '' : when(alert.acknowledgedAt) })}</Text>}
        {open && <Text size="sm">{say('items.taken-by-nobody')}</Text>}
        {alert !== undefined && alert.gathered > 0 && <Text size="sm">{say('alert.gathered', { count: alert.gathered })}</Text>}
        {acknowledge.isError && <Trouble error={acknowledge.error} />}
        {open && may('alert.acknowledge') && alert.told !== false && (
          <Button leftSection={<IconCheck size={18} aria-hidden />} loading={acknowledge.isPending} onClick={() => acknowledge.mutate(it.caseId)}>{say('items.acknowledge')}</Button>
        )}
        {alert !== undefined && <Clocks of={alert.clocks} />}
        {alert !== undefined && may('safety.plan') && <MetButtons alert={alert} />}
        {alert !== undefined && may('alert.hand-over') && <Handover alert={alert} />}
        <AlertWork caseId={it.caseId} of={it.reference ?? ''} level={it.urgency} alert={alert} may={may} />
        {may('case.assign') && <AssignForm it={it} />}
        {may('case.assign') && (it.handlers ?? []).length > 1 && <TakeOffForm it={it} />}
        {may('case.correct-country') && <CorrectCountryForm it={it} />}
        {may('case.break-glass') && <BreakGlassForm it={it} />}
        {may('case.close') && <CloseForm it={it} />}
        {may('case.erase') && <EraseForm it={it} />}
      </Stack>
    </Card>
  );
}
