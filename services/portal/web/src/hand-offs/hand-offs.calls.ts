import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import type { Schema } from '../api/paths';
import { LOOK_AGAIN_MS } from '../api/queries';
import { useMe } from '../session/use-session';
import { groupOf, type HandOffKind } from './hand-offs.rules';

export type HandOff = Schema<'protection.HandOff'>;

/** What of a case was handed to other groups of ours. */
export const useHandOffs = (caseId: string) =>
  useQuery({ queryKey: ['case', caseId, 'hand-offs'], queryFn: (): Promise<HandOff[]> => answer(api.GET('/api/protection/cases/{caseId}/hand-offs', { params: { path: { caseId } } })), refetchInterval: LOOK_AGAIN_MS });

/** One with what is asked for, once she asks: each reading is written down. */
export const useHandOff = (caseId: string, handOffId: string) =>
  useQuery({
    queryKey: ['hand-off', caseId, handOffId], staleTime: 'static', gcTime: 0, retry: false,
    queryFn: () => answer(api.GET('/api/protection/cases/{caseId}/hand-offs/{handOffId}', { params: { path: { caseId, handOffId } } })),
  });

/** Whether she acts for the group that something went to. It only shows buttons: the service refuses by itself. */
export function useActsFor(): (kind: HandOffKind) => boolean {
  const { data } = useMe();
  return (kind) => data?.roles.some(({ role, kind: of }) => role === 'GLOBAL_DUTY' || ((role === 'MEMBER' || role === 'DUTY') && of === groupOf(kind))) ?? false;
}

/** What can be done about a hand-off. Whatever comes of it, all of the case is fetched anew. */
export function useHandOffWork(caseId: string) {
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: ['case', caseId] });
  return {
    ask: useMutation({ onSettled, mutationFn: (body: Schema<'protection.HandOver'>) => answer(api.POST('/api/protection/cases/{caseId}/hand-offs', { params: { path: { caseId } }, body })) }),
    move: useMutation({
      onSettled,
      mutationFn: ({ handOffId, ...body }: { handOffId: string } & Schema<'protection.MoveHandOff'>) =>
        answer(api.POST('/api/protection/cases/{caseId}/hand-offs/{handOffId}/move', { params: { path: { caseId, handOffId } }, body })),
    }),
    callBack: useMutation({ onSettled, mutationFn: (handOffId: string) => answer(api.POST('/api/protection/cases/{caseId}/hand-offs/{handOffId}/call-back', { params: { path: { caseId, handOffId } } })) }),
  };
}
