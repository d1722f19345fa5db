import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import type { Schema } from '../api/paths';

export type Lowering = Schema<'protection.Lowering'>;
export type Pause = Schema<'protection.Pause'>;
export type RaisedLevel = 'IMMINENT' | 'HIGH' | 'MEDIUM' | 'LOW';
export type LoweredLevel = Schema<'protection.LowerUrgency'>['urgency'];

const ofCase = (caseId: string) => ({ path: { caseId } });
/** Asked for once: each reading is written down. */
const ASKED = { staleTime: 'static', gcTime: 0, retry: false } as const;

/** Who is on duty for a case and could take it. */
export const useTakers = (caseId: string) =>
  useQuery({ queryKey: ['case', caseId, 'takers'], queryFn: () => answer(api.GET('/api/protection/cases/{caseId}/handovers/candidates', { params: ofCase(caseId) })) });

/** Why a case was to be lowered, once she asks. */
export const useLowerings = (caseId: string) =>
  useQuery({ queryKey: ['lowerings', caseId], ...ASKED, queryFn: (): Promise<Lowering[]> => answer(api.GET('/api/protection/cases/{caseId}/lowerings', { params: ofCase(caseId) })) });

/** Why a ladder stands still, once she asks. */
export const usePauses = (caseId: string) =>
  useQuery({ queryKey: ['pauses', caseId], ...ASKED, queryFn: (): Promise<Pause[]> => answer(api.GET('/api/protection/cases/{caseId}/pauses', { params: ofCase(caseId) })) });

/** What can be done with an alert. Whatever comes of it, alerts and the case are fetched anew. */
export function useDeskWork(caseId: string) {
  const queries = useQueryClient();
  const onSettled = () => Promise.all([['case', caseId], ['cases'], ['alerts'], ['items']].map((queryKey) => queries.invalidateQueries({ queryKey })));
  const params = ofCase(caseId);
  return {
    handOver: useMutation({ mutationFn: (person: string) => answer(api.POST('/api/protection/cases/{caseId}/handovers', { params, body: { person } })), onSettled }),
    accept: useMutation({ mutationFn: (handoverId: string) => answer(api.POST('/api/protection/cases/{caseId}/handovers/{handoverId}/accept', { params: { path: { caseId, handoverId } } })), onSettled }),
    refuse: useMutation({ mutationFn: (handoverId: string) => answer(api.POST('/api/protection/cases/{caseId}/handovers/{handoverId}/refuse', { params: { path: { caseId, handoverId } } })), onSettled }),
    raise: useMutation({ mutationFn: (urgency: RaisedLevel) => answer(api.POST('/api/protection/cases/{caseId}/urgency/raise', { params, body: { urgency } })), onSettled }),
    lower: useMutation({ mutationFn: (body: Schema<'protection.LowerUrgency'>) => answer(api.POST('/api/protection/cases/{caseId}/urgency/lower', { params, body })), onSettled }),
    agree: useMutation({ mutationFn: (loweringId: string) => answer(api.POST('/api/protection/cases/{caseId}/lowerings/{loweringId}/agree', { params: { path: { caseId, loweringId } } })), onSettled }),
    pause: useMutation({ mutationFn: (body: { until: string; because: string }) => answer(api.POST('/api/protection/cases/{caseId}/pauses', { params, body })), onSettled }),
    endPause: useMutation({ mutationFn: (pauseId: string) => answer(api.POST('/api/protection/cases/{caseId}/pauses/{pauseId}/end', { params: { path: { caseId, pauseId } } })), onSettled }),
    watch: useMutation({ mutationFn: (watching: boolean) => answer(api.POST('/api/protection/cases/{caseId}/watch', { params, body: { watching } })), onSettled }),
    meet: useMutation({ mutationFn: (clock: 'SAFE_CONTACT' | 'DECISION') => answer(api.POST('/api/protection/cases/{caseId}/clocks/{clock}/met', { params: { path: { caseId, clock } } })), onSettled }),
  };
}
