import { Alert, Anchor, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useWords } from '../language/words';
import { Empty, Fetched } from '../page/fetched';
import { Page } from '../page/page';
import { Rows } from '../page/row';
import { Search } from '../page/search';
import { AccountRow } from './account-row';
import { useMay } from '../session/use-session';
import { useAccountChanges, useAccounts } from './accounts.calls';
import { accountsFound } from './accounts.rules';

/** Who can sign in, with what, and how somebody new is let in. */
export function AccountsPage() {
  const { say } = useWords();
  const [text, setText] = useState('');
  return (
    <Page title={say('accounts.title')} about={say('accounts.about')}>
      <OpenedLately />
      <Search label={say('people.search')} onSearch={setText} />
      <Fetched query={useAccounts()}>
        {({ accounts }) => {
          const found = accountsFound(accounts, text);
          return (
            <Stack gap="md">
              {found.length === 0 && <Empty>{say('people.none')}</Empty>}
              <Rows name={say('accounts.title')}>{found.map((account) => <AccountRow key={account.person} account={account} />)}</Rows>
              <Text size="sm" c="dimmed">{say('pages.total', { count: found.length })}</Text>
            </Stack>
          );
        }}
      </Fetched>
    </Page>
  );
}

/** How many accounts were opened within a week: an invitation that another administrator used herself would be among them. */
function OpenedLately() {
  const { say } = useWords();
  const may = useMay();
  const count = useAccountChanges(1, 1, may('change.read')).data?.openedLately ?? 0;
  if (count === 0) return null;
  return (
    <Alert color="blue" variant="light">
      <Text size="sm">{say('accounts.opened-lately', { count })}</Text>
      <Anchor component={Link} to="/administration/changes" size="sm">{say('accounts.see-changes')}</Anchor>
    </Alert>
  );
}
