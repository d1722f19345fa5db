import { isOver, type ReferralStep } from '@amparo/domain';
import { Stack, Title } from '@mantine/core';
import { useId } from 'react';
import { useWords } from '../language/words';
import { Empty, Fetched } from '../page/fetched';
import { Page } from '../page/page';
import items from '../items/items.module.css';
import { News } from './news';
import { OfferCard } from './offer-card';
import { useOffers, type Offer } from './offers.calls';
import { placeOf } from '../urgency/urgency.rules';

const isDeletion = ({ deletionAskedAt, deletedAt }: Offer) => deletionAskedAt !== null && deletedAt === null;

/** What a partner was asked: what waits for its answer, what it helps with, what it is to delete, and what is over. */
export function OffersPage() {
  const { say } = useWords();
  const offers = useOffers();
  return (
    <Page title={say('offers.title')} about={say('offers.about')}>
      <News />
      <Fetched query={offers}>
        {({ askedAt, found }) => {
          const waiting = found.filter(({ status }) => status === 'OFFERED').sort((a, b) => placeOf(a.urgency ?? '') - placeOf(b.urgency ?? '') || (a.answerBy ?? '').localeCompare(b.answerBy ?? ''));
          const open = found.filter((offer) => offer.status !== 'OFFERED' && !isOver(offer.status as ReferralStep));
          const deletions = found.filter((offer) => isDeletion(offer) && isOver(offer.status));
          const over = found.filter((offer) => isOver(offer.status) && !isDeletion(offer));
          const part = (title: string, rows: readonly Offer[], empty?: string) => (rows.length === 0 && empty === undefined ? null : <Part title={title} empty={empty} rows={rows} askedAt={askedAt} />);
          return (
            <Stack gap="xl">
              {part(say('offers.to-delete', { count: deletions.length }), deletions)}
              {waiting.length === 0 ? <Empty>{say('offers.none-waiting')}</Empty> : part(say('offers.waiting', { count: waiting.length }), waiting)}
              {part(say('offers.open'), open, say('offers.none-open'))}
              {part(say('offers.over'), over)}
            </Stack>
          );
        }}
      </Fetched>
    </Page>
  );
}

function Part({ title, empty, rows, askedAt }: { title: string; empty: string | undefined; rows: readonly Offer[]; askedAt: number }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Title order={2} size="h4" id={id} mb="sm">{title}</Title>
      {rows.length === 0 ? <Empty>{empty}</Empty> : <ul className={items.list}>{rows.map((offer) => <li key={offer.referralId}><OfferCard offer={offer} askedAt={askedAt} /></li>)}</ul>}
    </section>
  );
}
