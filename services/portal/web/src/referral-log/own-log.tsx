import { codesOf, labelOf } from '@amparo/domain';
import { Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useLanguage } from '../language/language-provider';
import { useWords } from '../language/words';
import { closedBecause, type Openness } from '../offers/open.rules';
import { useNow } from '../offers/use-now';
import { Fetched } from '../page/fetched';
import { Form } from '../page/form';
import { Lines } from './lines';
import { useLineId, useLogWork, useOwnLog, type WriteLine } from './referral-log.calls';

/**
 * What a partner did and wrote, and what the desk wrote to it, which goes off the page when consent does, as a packet goes.
 *
 * @param helps it has the packet, so services can be logged
 */
export function OwnLog({ referralId, helps, openness, close }: { referralId: string; helps: boolean; openness: Openness; close: () => void }) {
  const { say, mean } = useWords();
  const { language } = useLanguage();
  const log = useOwnLog(referralId);
  const closed = closedBecause(openness, useNow()) !== undefined;
  const { toDesk } = useLogWork(referralId);
  const [kind, setKind] = useState<WriteLine['kind']>('MESSAGE');
  const [words, setWords] = useState('');
  const [lineId, renew] = useLineId();
  const [measure, setMeasure] = useState('PM-LEGAL');
  const [day, setDay] = useState(() => new Date().toISOString().slice(0, 10));
  const line = (): WriteLine => (kind === 'MESSAGE' ? { lineId, kind, words } : { lineId, kind, words, measure: measure as NonNullable<WriteLine['measure']>, day });
  return (
    <Stack gap="md">
      <Fetched query={log}>{(lines) => <Lines lines={lines.filter(({ by }) => by === 'PARTNER' || !closed)} />}</Fetched>
      <Form go={say('log.write')} run={() => toDesk.mutateAsync(line()).then(() => { setWords(''); renew(); }).finally(() => void log.refetch())} close={() => undefined} leave={close}>
        {helps && <Select label={say('log.kind')} data={(['MESSAGE', 'SERVICE'] as const).map((value) => ({ value, label: mean('logKind', value) }))} allowDeselect={false} value={kind} onChange={(value) => setKind(value ?? 'MESSAGE')} />}
        {kind === 'SERVICE' && <Select label={say('log.help')} data={codesOf('protective_measure').map((value) => ({ value, label: labelOf('protective_measure', value, language) }))} searchable allowDeselect={false} value={measure} onChange={(value) => setMeasure(value ?? 'PM-LEGAL')} />}
        {kind === 'SERVICE' && <TextInput type="date" label={say('log.day')} required withAsterisk={false} value={day} onChange={(event) => setDay(event.currentTarget.value)} />}
        <Textarea label={say('log.words')} description={say('log.words-about')} required withAsterisk={false} autosize minRows={2} maxLength={5_000} value={words} onChange={(event) => setWords(event.currentTarget.value)} />
      </Form>
    </Stack>
  );
}
