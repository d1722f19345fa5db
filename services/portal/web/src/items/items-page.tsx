import { Stack, Title } from '@mantine/core';
import { Navigate } from '@tanstack/react-router';
import { useId } from 'react';
import { homeOf } from '../frame/menu.rules';
import { useWords } from '../language/words';
import { Empty, Fetched, Waiting } from '../page/fetched';
import { Page } from '../page/page';
import { useMe } from '../session/use-session';
import { ItemCard } from './item-card';
import type { Item } from '../api/paths';
import { useItems } from './items.calls';
import { inOrder } from './items.rules';
import classes from './items.module.css';

/** Where the portal opens: her items, or the first place of whoever has none. */
export function ItemsPage() {
  const me = useMe();
  if (me.data === undefined) return <Fetched query={me}>{() => <Waiting />}</Fetched>;
  return me.data.actions.includes('item.list') ? <Items /> : <Navigate to={homeOf(me.data.actions)} replace />;
}

function Items() {
  const { say } = useWords();
  const items = useItems();
  return (
    <Page title={say('items.title')} about={say('items.about')}>
      <Fetched query={items}>
        {(found) => {
          const { waiting, done } = inOrder(found);
          return (
            <Stack gap="xl">
              <Part title={say('items.waiting', { count: waiting.length })} empty={say('items.none-waiting')} rows={waiting} />
              {done.length > 0 && <Part title={say('items.done')} rows={done} />}
            </Stack>
          );
        }}
      </Fetched>
    </Page>
  );
}

function Part({ title, empty, rows }: { title: string; empty?: string; rows: readonly Item[] }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Title order={2} size="h4" id={id} mb="sm">{title}</Title>
      {rows.length === 0 ? <Empty>{empty}</Empty> : <ul className={classes.list}>{rows.map((item) => <li key={item.id}><ItemCard item={item} /></li>)}</ul>}
    </section>
  );
}
