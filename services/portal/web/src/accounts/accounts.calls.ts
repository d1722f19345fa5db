import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import type { Schema } from '../api/paths';

/** The account of one person, as an administrator sees it. */
export type Account = Schema<'directory.Accounts'>['accounts'][number];

/** All accounts, and everybody who could have one. */
export const useAccounts = () => useQuery({ queryKey: ['accounts'], queryFn: () => answer(api.GET('/api/directory/accounts')) });

/** The open sessions of somebody else. */
export const useSessionsOf = (person: string) =>
  useQuery({ queryKey: ['accounts', person, 'sessions'], queryFn: () => answer(api.GET('/api/directory/accounts/{person}/sessions', { params: { path: { person } } })) });

/** Who did what to accounts, the newest first. */
export const useAccountChanges = (page: number, size: number, enabled = true) =>
  useQuery({ queryKey: ['accounts', 'changes', page, size], queryFn: () => answer(api.GET('/api/directory/accounts/changes', { params: { query: { page, size } } })), enabled });

/** What can be done to somebody's account. */
export function useAccountWork(person: string) {
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: ['accounts'] });
  const params = { path: { person } };
  return {
    invite: useMutation({ mutationFn: () => answer(api.POST('/api/directory/accounts/{person}/invite', { params })), onSettled }),
    linkOpenId: useMutation({ mutationFn: (subject: string) => answer(api.POST('/api/directory/accounts/{person}/open-id', { params, body: { subject } })), onSettled }),
    askReset: useMutation({ mutationFn: () => answer(api.POST('/api/directory/accounts/{person}/reset-factor', { params })), onSettled }),
    confirmReset: useMutation({ mutationFn: () => answer(api.POST('/api/directory/accounts/{person}/reset-factor/confirm', { params })), onSettled }),
    endSessions: useMutation({ mutationFn: () => answer(api.POST('/api/directory/accounts/{person}/sessions/end', { params })), onSettled }),
  };
}
