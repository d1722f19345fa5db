import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import type { Schema } from '../api/paths';
import { LOOK_AGAIN_MS } from '../api/queries';

export type Link = Schema<'protection.Link'>;
export type MadeLink = Schema<'protection.MadeLink'>;
export type HandedBy = Link['linkBy'];

export const HANDED_BY: readonly HandedBy[] = ['EMAIL', 'MESSENGER', 'TELEPHONE', 'TEXT_MESSAGE', 'IN_PERSON', 'POST'];

/** The links that were made in a case, and what became of them. */
export const useLinks = (caseId: string) =>
  useQuery({ queryKey: ['case', caseId, 'links'], queryFn: (): Promise<Link[]> => answer(api.GET('/api/protection/cases/{caseId}/links', { params: { path: { caseId } } })), refetchInterval: LOOK_AGAIN_MS });

/** Makes links and takes them back. Whatever comes of it, all of the case is fetched anew. */
export function useLinkWork(caseId: string) {
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: ['case', caseId] });
  return {
    make: useMutation({
      // Link and code are shown once and remembered nowhere.
      gcTime: 0, onSettled,
      mutationFn: ({ referralId, ...body }: { referralId: string; linkBy: HandedBy; codeBy: HandedBy }): Promise<MadeLink> =>
        answer(api.POST('/api/protection/cases/{caseId}/referrals/{referralId}/links', { params: { path: { caseId, referralId } }, body })),
    }),
    revoke: useMutation({
      onSettled,
      mutationFn: ({ referralId, linkId }: Link) => answer(api.POST('/api/protection/cases/{caseId}/referrals/{referralId}/links/{linkId}/revoke', { params: { path: { caseId, referralId, linkId } } })),
    }),
  };
}
