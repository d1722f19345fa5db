import { Anchor, Button, Group, Text, Title } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useId } from 'react';
import type { Item } from '../api/paths';
import { useAcknowledge, useItems } from '../items/items.calls';
import { inOrder } from '../items/items.rules';
import { useWords } from '../language/words';
import { Trouble } from '../page/trouble';
import items from '../items/items.module.css';
import { isNews, placeOfOffer } from './news.rules';

/** What somebody of a partner was told and has not seen yet. Nothing where there is none: what she was asked stands below all the same. */
export function News() {
  const { say } = useWords();
  const { data = [] } = useItems();
  const id = useId();
  const { waiting } = inOrder(data.filter(isNews));
  if (waiting.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <Title order={2} size="h4" id={id} mb="sm">{say('items.waiting', { count: waiting.length })}</Title>
      <ul className={items.list}>{waiting.map((item) => <li key={item.id}><Told item={item} /></li>)}</ul>
    </section>
  );
}

function Told({ item }: { item: Item }) {
  const { say, mean, when } = useWords();
  const acknowledge = useAcknowledge();
  const id = useId();
  return (
    <div className={items.card}>
      <Group gap="sm" justify="space-between">
        <Text component="span">
          <Anchor component="button" type="button" id={id} onClick={() => show(item.referralId ?? '')}>{mean('kind', item.kind)}</Anchor>
          {' · '}<time dateTime={item.createdAt}>{when(item.createdAt)}</time>
        </Text>
        <Button size="sm" variant="default" leftSection={<IconCheck size={18} aria-hidden />} loading={acknowledge.isPending} onClick={() => acknowledge.mutate(item.id)} aria-describedby={id}>{say('items.seen')}</Button>
      </Group>
      {acknowledge.isError && <Trouble error={acknowledge.error} />}
    </div>
  );
}

/** Goes to a request on this page. No address says which. */
function show(referralId: string): void {
  const card = document.getElementById(placeOfOffer(referralId));
  card?.scrollIntoView({ block: 'start' });
  card?.focus({ preventScroll: true });
}
