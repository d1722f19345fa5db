import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import type { Schema } from '../api/paths';
import { LOOK_AGAIN_MS } from '../api/queries';
import { useMay } from '../session/use-session';

export type DeskCheckIn = Schema<'protection.DeskCheckIn'>;
export type Agreement = Schema<'protection.CheckInAgreement'>;
export type AgreeCheckIns = Schema<'protection.AgreeCheckIns'>;

/** Check-ins that were missed, are due or are to come, of the cases that she sees. No words. */
export function useDeskCheckIns() {
  const may = useMay();
  return useQuery({
    queryKey: ['check-ins'], queryFn: (): Promise<DeskCheckIn[]> => answer(api.GET('/api/protection/check-ins')), enabled: may('alert.list'), refetchInterval: LOOK_AGAIN_MS,
  });
}

/** What was agreed, and what became of it, once she asks: each reading is written down. */
export const useAgreements = (caseId: string) =>
  useQuery({
    queryKey: ['agreements', caseId], staleTime: 'static', gcTime: 0, retry: false,
    queryFn: (): Promise<Agreement[]> => answer(api.GET('/api/protection/cases/{caseId}/check-ins', { params: { path: { caseId } } })),
  });

/** What can be done about check-ins of a case. Whatever comes of it, all of it is fetched anew. */
export function useCheckInWork(caseId: string) {
  const queries = useQueryClient();
  const onSettled = () => Promise.all([['check-ins'], ['case', caseId], ['alerts']].map((queryKey) => queries.invalidateQueries({ queryKey })));
  const of = (checkInId: string) => ({ path: { caseId, checkInId } });
  return {
    agree: useMutation({ mutationFn: (body: AgreeCheckIns) => answer(api.POST('/api/protection/cases/{caseId}/check-ins', { params: { path: { caseId } }, body })), onSettled }),
    pause: useMutation({
      mutationFn: ({ checkInId, ...body }: { checkInId: string; until: string; why: string }) => answer(api.POST('/api/protection/cases/{caseId}/check-ins/{checkInId}/pause', { params: of(checkInId), body })), onSettled,
    }),
    resume: useMutation({ mutationFn: (checkInId: string) => answer(api.POST('/api/protection/cases/{caseId}/check-ins/{checkInId}/resume', { params: of(checkInId) })), onSettled }),
    end: useMutation({
      mutationFn: ({ checkInId, ...body }: { checkInId: string; why: string }) => answer(api.POST('/api/protection/cases/{caseId}/check-ins/{checkInId}/end', { params: of(checkInId), body })), onSettled,
    }),
    record: useMutation({
      mutationFn: ({ checkInId, ...body }: { checkInId: string; dueId: string; channel: AgreeCheckIns['channel']; at?: string; says?: string }) =>
        answer(api.POST('/api/protection/cases/{caseId}/check-ins/{checkInId}/done', { params: of(checkInId), body })), onSettled,
    }),
  };
}
