import { useState } from 'react';
import type { Schema } from '../api/paths';
import { useNames } from '../colleagues/names.calls';
import { useWords, type Words } from '../language/words';
import { Confirm } from '../page/confirm';
import { Row } from '../page/row';
import { Window } from '../page/window';
import { roleName } from '../roles/role-name';
import { useMay, useMe } from '../session/use-session';
import { useAccountWork, type Account } from './accounts.calls';
import { resetStep } from './accounts.rules';
import { InvitationCode } from './invitation-code';
import { LinkOpenId } from './link-open-id';
import { SessionsOf } from './sessions-of';

/** One account, and what can be done to it. */
export function AccountRow({ account }: { account: Account }) {
  const words = useWords();
  const { say, list } = words;
  const may = useMay();
  const { person, name } = account;
  const called = useNames(account.resetAskedBy === undefined ? [] : [account.resetAskedBy]);
  const { invite } = useAccountWork(person);
  const [invitation, setInvitation] = useState<Schema<'directory.Invitation'>>();
  return (
    <Row
      title={<bdi>{name}</bdi>}
      about={[
        <><bdi>{person}</bdi>{account.roles.length > 0 && <> · {list(account.roles.map((role) => roleName(role, words)))}</>}</>,
        stateOf(account, words),
        account.resetAskedBy !== undefined && say('accounts.reset-asked', { person: called(account.resetAskedBy) }),
      ]}
      actions={(
        <>
          {may('account.invite') && !account.hasAccount && (
            <Confirm
              label={say(account.invitedUntil === undefined ? 'accounts.invite' : 'accounts.invite-again')} of={name} question={say('accounts.invite-one', { name })}
              explains={say('accounts.invite-about')} yes={say('accounts.invite')} run={async () => setInvitation(await invite.mutateAsync())}
            />
          )}
          {may('account.invite') && !account.hasAccount && <LinkOpenId person={person} name={name} />}
          {may('account.reset-factor') && <Reset account={account} onInvitation={setInvitation} />}
          {may('session.end-others') && account.hasAccount && <SessionsOf person={person} name={name} />}
          <Window opened={invitation !== undefined} onClose={() => setInvitation(undefined)} title={say('accounts.code-of', { name })}>
            {invitation !== undefined && <InvitationCode invitation={invitation} />}
          </Window>
        </>
      )}
    />
  );
}

/** What can be done when somebody lost her second factor: one administrator asks, another confirms. */
function Reset({ account, onInvitation }: { account: Account; onInvitation: (invitation: Schema<'directory.Invitation'>) => void }) {
  const { say } = useWords();
  const { data: me } = useMe();
  const { askReset, confirmReset } = useAccountWork(account.person);
  const { name } = account;
  switch (resetStep(account, me?.person ?? '')) {
    case 'ask':
      return (
        <Confirm
          label={say('accounts.reset')} of={name} question={say('accounts.reset-one', { name })} explains={say('accounts.reset-about')}
          yes={say('accounts.reset')} run={() => askReset.mutateAsync()}
        />
      );
    case 'confirm':
      return (
        <Confirm
          label={say('accounts.confirm')} of={name} question={say('accounts.confirm-one', { name })} explains={say('accounts.confirm-about')}
          yes={say('accounts.confirm')} grave run={async () => onInvitation(await confirmReset.mutateAsync())}
        />
      );
    case 'waiting':
    case 'none':
      return null;
  }
}

function stateOf(account: Account, { say, mean, list, day, when }: Words): string {
  if (!account.hasAccount) return account.invitedUntil === undefined ? say('accounts.none') : say('accounts.invited', { when: when(account.invitedUntil) });
  const factors = account.factors.length === 0 ? say('accounts.no-factor') : list([...new Set(account.factors)].map((kind) => mean('factor', kind)));
  return `${factors} · ${account.lastSignInDay === undefined ? say('accounts.never') : say('accounts.last', { day: day(account.lastSignInDay) })}`;
}
