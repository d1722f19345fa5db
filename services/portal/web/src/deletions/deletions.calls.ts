import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import type { Schema } from '../api/paths';
import { LOOK_AGAIN_MS } from '../api/queries';
import type { HandedBy, MadeLink } from '../links/links.calls';
import { useMay } from '../session/use-session';

export type OpenDeletion = Schema<'protection.OpenDeletion'>;

/** Of which referral something is to be deleted; without a case where that is erased. */
export type WhichDeletion = Pick<OpenDeletion, 'referralId' | 'caseId'>;

/** What partners were asked to delete, and have not said to be deleted. */
export function useDeletions() {
  const may = useMay();
  return useQuery({ queryKey: ['deletions'], queryFn: (): Promise<OpenDeletion[]> => answer(api.GET('/api/protection/deletions')), enabled: may('referral.list'), refetchInterval: LOOK_AGAIN_MS });
}

/** Notes that somebody of a partner said that it is deleted; or makes a link by which she can say it herself, of an erased case. */
export function useDeletionWork({ referralId, caseId }: WhichDeletion) {
  const queries = useQueryClient();
  const onSettled = () => Promise.all([['deletions'], ...(caseId === null ? [] : [['case', caseId]])].map((queryKey) => queries.invalidateQueries({ queryKey })));
  return {
    hear: useMutation({
      onSettled,
      mutationFn: (body: { channel: HandedBy }) => (caseId === null
        ? answer(api.POST('/api/protection/deletions/{referralId}/deleted', { params: { path: { referralId } }, body }))
        : answer(api.POST('/api/protection/cases/{caseId}/referrals/{referralId}/deleted', { params: { path: { caseId, referralId } }, body }))),
    }),
    link: useMutation({
      gcTime: 0, onSettled,
      mutationFn: (body: { linkBy: HandedBy; codeBy: HandedBy }): Promise<MadeLink> => answer(api.POST('/api/protection/deletions/{referralId}/links', { params: { path: { referralId } }, body })),
    }),
  };
}
