import { Stack } from '@mantine/core';
import { Named } from '../colleagues/named';
import { useWords } from '../language/words';
import { Card } from '../page/card';
import { Empty, Waiting } from '../page/fetched';
import { Row, Rows } from '../page/row';
import { Trouble } from '../page/trouble';
import { useReaders } from './audit.calls';
import { readersOf, type Reader } from './readers-of';

/** Who looked at a case, for whoever is responsible for it. */
export function Readers({ caseId }: { caseId: string }) {
  const { say } = useWords();
  const asked = useReaders(caseId);
  const entries = readersOf(asked);
  return (
    <Card title={say('readers.title')}>
      <Stack gap="md">
        {asked.map(({ isError, error, refetch }, place) => isError && <Trouble key={place} error={error} again={() => void refetch()} />)}
        {asked.some(({ isPending }) => isPending) && <Waiting />}
        {entries.length > 0 && <Rows name={say('readers.title')}>{entries.map((entry, place) => <ReaderRow key={`${entry.at} ${place}`} {...entry} />)}</Rows>}
        {entries.length === 0 && asked.every(({ isSuccess }) => isSuccess) && <Empty>{say('readers.none')}</Empty>}
      </Stack>
    </Card>
  );
}

function ReaderRow({ at, person, action, purpose, times = 1 }: Reader) {
  const { mean, knows, when } = useWords();
  const more = [...(knows('purpose', purpose) ? [mean('purpose', purpose)] : []), ...(times > 1 ? [`× ${times}`] : [])];
  return <Row title={<Named person={person} />} about={[mean('action', action), <span key="when"><time dateTime={at}>{when(at)}</time>{more.map((one) => ` · ${one}`).join('')}</span>]} />;
}
