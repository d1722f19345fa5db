import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../language/words';
import { Empty, Fetched } from '../page/fetched';
import { Page } from '../page/page';
import { Rows } from '../page/row';
import { Search } from '../page/search';
import { AccountRow } from './account-row';
import { useAccounts } from './accounts.calls';
import { accountsFound } from './accounts.rules';

/** Who can sign in, with what, and how somebody new is let in. */
export function AccountsPage() {
  const { say } = useWords();
  const [text, setText] = useState('');
  return (
    <Page title={say('accounts.title')} about={say('accounts.about')}>
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
