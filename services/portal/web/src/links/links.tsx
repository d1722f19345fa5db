import { mayDo, type CaseShown } from '../cases/shapes';
import { useNames } from '../colleagues/names.calls';
import { useWords } from '../language/words';
import { Card } from '../page/card';
import { Confirm } from '../page/confirm';
import { Row, Rows } from '../page/row';
import { usePartnerNames } from '../partners/partners.calls';
import { useReferrals } from '../help/help.calls';
import { useLinks, useLinkWork, type Link } from './links.calls';

/** Links for partners without an account: which were made, and what became of each. Nothing where none was. */
export function Links({ it }: { it: CaseShown }) {
  const { say } = useWords();
  const { data = [] } = useLinks(it.caseId);
  if (data.length === 0) return null;
  return <Card title={say('link.title')}><Rows name={say('link.title')}>{data.map((link) => <OneLink key={link.linkId} it={it} link={link} />)}</Rows></Card>;
}

function OneLink({ it, link }: { it: CaseShown; link: Link }) {
  const { say, mean, when } = useWords();
  const partner = usePartnerNames();
  const called = useNames([link.madeBy]);
  const { data: referrals = [] } = useReferrals(it.caseId);
  const { revoke } = useLinkWork(it.caseId);
  const organisation = referrals.find(({ referralId }) => referralId === link.referralId)?.organisation;
  const title = organisation === undefined ? say('link.one') : partner(organisation);
  return (
    <Row
      title={title}
      about={[
        link.endedBecause === null ? mean('linkState', link.state) : mean('linkEnded', link.endedBecause),
        say('link.made-by', { person: called(link.madeBy), when: when(link.madeAt) }),
        say('link.ways', { link: mean('handedBy', link.linkBy), code: mean('handedBy', link.codeBy) }),
        link.state === 'WAITING' && say('link.until', { when: when(link.expiresAt) }),
        link.openedAt !== null && say('link.opened', { when: when(link.openedAt) }),
        link.verifiedAt !== null && say('link.verified', { when: when(link.verifiedAt) }),
        link.elsewhereAt !== null && say('link.elsewhere', { when: when(link.elsewhereAt) }),
        link.tries > 0 && say('link.tries', { count: link.tries }),
      ]}
      actions={mayDo(it, 'referral.offer') && link.state !== 'OVER' && (
        <Confirm label={say('link.revoke')} of={title} question={say('link.revoke')} explains={say('link.revoke-about')} yes={say('link.revoke')} grave run={() => revoke.mutateAsync(link)} />
      )}
    />
  );
}
