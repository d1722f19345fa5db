import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import type { Schema } from '../api/paths';
import { LOOK_AGAIN_MS } from '../api/queries';

export type Referral = Schema<'protection.Referral'>;
export type PacketFields = Schema<'protection.Release'>['fields'];

/** Who was asked for help in a case, and what became of it. */
export const useReferrals = (caseId: string) =>
  useQuery({ queryKey: ['case', caseId, 'referrals'], queryFn: (): Promise<Referral[]> => answer(api.GET('/api/protection/cases/{caseId}/referrals', { params: { path: { caseId } } })), refetchInterval: LOOK_AGAIN_MS });

/** What can be done about help. Whatever comes of it, all of the case is fetched anew. */
export function useHelpWork(caseId: string) {
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: ['case', caseId] });
  return {
    ask: useMutation({ mutationFn: (body: Schema<'protection.AskForHelp'>) => answer(api.POST('/api/protection/cases/{caseId}/needs', { params: { path: { caseId } }, body })), onSettled }),
    release: useMutation({ mutationFn: ({ referralId, fields }: { referralId: string; fields: PacketFields }) => answer(api.POST('/api/protection/cases/{caseId}/referrals/{referralId}/release', { params: { path: { caseId, referralId } }, body: { fields } })), onSettled }),
    recall: useMutation({ mutationFn: (referralId: string) => answer(api.POST('/api/protection/cases/{caseId}/referrals/{referralId}/recall', { params: { path: { caseId, referralId } } })), onSettled }),
  };
}
