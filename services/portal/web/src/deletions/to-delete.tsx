import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useWords } from '../language/words';
import { MakeLink } from '../links/make-link';
import { Card } from '../page/card';
import { Fetched } from '../page/fetched';
import { Opens } from '../page/opens';
import { Row, Rows } from '../page/row';
import { usePartnerNames, usePartners } from '../partners/partners.calls';
import { useMay } from '../session/use-session';
import { useDeletions, useDeletionWork, type OpenDeletion } from './deletions.calls';
import { HearDeletion } from './hear-deletion';

/** What partners have not said to be deleted, what is open longest first. Nothing where nothing is open. */
export function ToDelete() {
  const { say } = useWords();
  const deletions = useDeletions();
  if (deletions.data?.length === 0) return null;
  return (
    <Card title={say('deletion.title')}>
      <Fetched query={deletions}>{(found) => <Rows name={say('deletion.title')}>{found.map((one) => <OneDeletion key={one.referralId} one={one} />)}</Rows>}</Fetched>
    </Card>
  );
}

function OneDeletion({ one }: { one: OpenDeletion }) {
  const { say, when } = useWords();
  const may = useMay();
  const { link } = useDeletionWork(one);
  const { data: partners = [] } = usePartners();
  const partner = usePartnerNames()(one.organisation);
  const title = one.reference === null ? partner : `${partner} · ${one.reference}`;
  const byLink = partners.some(({ id, servedByLink }) => id === one.organisation && servedByLink);
  return (
    <Row
      title={<bdi>{title}</bdi>}
      about={[one.caseId === null && say('deletion.erased'), say('help.deletion-asked', { when: when(one.askedAt) }), say(one.overdue ? 'deletion.overdue' : 'deletion.due', { when: when(one.dueAt) })]}
      actions={one.caseId !== null
        ? <Button size="sm" variant="default" component={Link} to={`/cases/${one.caseId}`} aria-label={`${say('items.open')}: ${title}`}>{say('items.open')}</Button>
        : may('deletion.hear') && (
          <>
            {byLink && <Opens label={say('link.make')} of={title}>{(close) => <MakeLink about={say('deletion.link-about')} make={(how) => link.mutateAsync(how)} close={close} />}</Opens>}
            <Opens label={say('deletion.heard')} of={title}>{(close) => <HearDeletion of={one} close={close} />}</Opens>
          </>
        )}
    />
  );
}
