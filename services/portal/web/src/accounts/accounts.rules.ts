import type { Schema } from '../api/paths';

type Account = Schema<'directory.Accounts'>['accounts'][number];

/** Accounts of people whose name or id holds what is looked for; those who wait for a second administrator first. */
export function accountsFound(accounts: readonly Account[], text: string): Account[] {
  const wanted = text.trim().toLowerCase();
  const waits = ({ resetAskedBy }: Account) => Number(resetAskedBy !== undefined);
  return accounts.filter(({ name, person }) => name.toLowerCase().includes(wanted) || person.toLowerCase().includes(wanted)).sort((a, b) => waits(b) - waits(a));
}

/** What an administrator may do next about a lost factor. A second one confirms, never she who asked nor the person herself. */
export function resetStep({ hasAccount, person, resetAskedBy }: Account, me: string): 'none' | 'ask' | 'waiting' | 'confirm' {
  if (!hasAccount || person === me) return 'none';
  if (resetAskedBy === undefined) return 'ask';
  return resetAskedBy === me ? 'waiting' : 'confirm';
}
