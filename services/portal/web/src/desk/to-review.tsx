import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useWords } from '../language/words';
import { TimeLeft } from '../offers/time-left';
import { useNow } from '../offers/use-now';
import { Card } from '../page/card';
import { Empty, Fetched } from '../page/fetched';
import { Row, Rows } from '../page/row';
import { useReviews, type Review } from '../risk/risk.calls';
import { Urgency } from '../urgency/urgency';
import { soonOf } from './reviews.rules';

/** Cases whose assessment has ended or ends soon, and those whose plan is late: what waits longest first. */
export function ToReview() {
  const { say } = useWords();
  const reviews = useReviews();
  const now = useNow();
  return (
    <Card title={say('desk.reviews')}>
      <Fetched query={reviews}>
        {(found) => {
          const soon = soonOf(found, now);
          return soon.length === 0 ? <Empty>{say('desk.reviews-none')}</Empty> : <Rows name={say('desk.reviews')}>{soon.map((one) => <OneReview key={one.caseId} one={one} />)}</Rows>;
        }}
      </Fetched>
    </Card>
  );
}

function OneReview({ one }: { one: Review }) {
  const { say, when } = useWords();
  return (
    <Row
      title={<><Urgency level={one.urgency} /> <bdi>{one.reference}</bdi></>}
      about={[
        one.due ? say('risk.due', { when: when(one.expiresAt) }) : <span key="until">{say('risk.holds')}: <TimeLeft until={one.expiresAt} /></span>,
        one.late > 0 && say('plan.late', { count: one.late }),
      ]}
      actions={<Button size="sm" variant="default" component={Link} to={`/cases/${one.caseId}`} aria-label={`${say('items.open')}: ${one.reference}`}>{say('items.open')}</Button>}
    />
  );
}
