import { Named } from '../colleagues/named';
import { useWords } from '../language/words';
import { Card } from '../page/card';
import { Empty, Fetched } from '../page/fetched';
import { Row, Rows } from '../page/row';
import { useReaders } from './audit.calls';

/** Who looked at a case, for whoever is responsible for it. */
export function Readers({ caseId }: { caseId: string }) {
  const { say, mean, knows, when } = useWords();
  return (
    <Card title={say('readers.title')}>
      <Fetched query={useReaders(caseId)}>
        {(entries) => (entries.length === 0 ? <Empty>{say('readers.none')}</Empty> : (
          <Rows name={say('readers.title')}>
            {entries.map(({ at, person, action, purpose }, place) => (
              <Row
                key={`${at} ${place}`} title={<Named person={person} />}
                about={[mean('action', action), <span key="when"><time dateTime={at}>{when(at)}</time>{knows('purpose', purpose) ? ` · ${mean('purpose', purpose)}` : ''}</span>]}
              />
            ))}
          </Rows>
        ))}
      </Fetched>
    </Card>
  );
}
