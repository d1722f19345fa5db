import { Anchor, Text } from '@mantine/core';
import { Link, type ErrorComponentProps } from '@tanstack/react-router';
import { useWords } from '../language/words';
import { Page } from '../page/page';
import { Trouble } from '../page/trouble';

/** For an address that leads nowhere, or to what is not for her: both read alike. */
export function NoSuchPage() {
  const { say } = useWords();
  return (
    <Page title={say('lost.title')}>
      <Text>{say('lost.about')}</Text>
      <Anchor component={Link} to="/">{say('lost.home')}</Anchor>
    </Page>
  );
}

/** For a page that broke. */
export function BrokenPage({ error, reset }: ErrorComponentProps) {
  const { say } = useWords();
  return <Page title={say('trouble.title')}><Trouble error={error} again={reset} /></Page>;
}
