import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import type { Schema } from '../api/paths';
import { LOOK_AGAIN_MS } from '../api/queries';
import { useMay } from '../session/use-session';

export type Assessment = Schema<'protection.Assessments'>['assessments'][number];
export type AssessRisk = Schema<'protection.AssessRisk'>;
export type PlanAction = Schema<'protection.PlanAction'>;
export type PlanActionSaid = Schema<'protection.PlanActionSaid'>;
export type Review = Schema<'protection.Review'>;
export type Level = AssessRisk['level'];

/** How what endangers somebody is asked for: once she asks. Each reading is written down, so nothing asks again by itself, also not the live stream; what she changed is read anew. */
const ASKED = { staleTime: 'static', gcTime: 0, retry: false } as const;
const ofCase = (caseId: string) => ({ path: { caseId } });

const assessmentsOf = (caseId: string) => ({
  queryKey: ['assessments', caseId],
  queryFn: () => answer(api.GET('/api/protection/cases/{caseId}/assessments', { params: ofCase(caseId) })),
});
const planOf = (caseId: string) => ({
  queryKey: ['plan', caseId],
  queryFn: (): Promise<PlanAction[]> => answer(api.GET('/api/protection/cases/{caseId}/plan', { params: ofCase(caseId) })),
});

/** All assessments of a case, the newest first. */
export const useAssessments = (caseId: string) => useQuery({ ...assessmentsOf(caseId), ...ASKED });

/** The plan of a case: what is open first, by its day. */
export const usePlan = (caseId: string) => useQuery({ ...planOf(caseId), ...ASKED });

/** Until when the assessments of cases that she sees hold, and how their plans stand. No words. */
export function useReviews() {
  const may = useMay();
  return useQuery({ queryKey: ['reviews'], queryFn: (): Promise<Review[]> => answer(api.GET('/api/protection/reviews')), enabled: may('alert.list'), refetchInterval: LOOK_AGAIN_MS });
}

/** What can be done about what endangers somebody. Whatever comes of it, what it concerns is fetched anew: also where somebody else was faster. */
export function useRiskWork(caseId: string) {
  const queries = useQueryClient();
  const others = () => [['reviews'], ['alerts'], ['case', caseId]].map((queryKey) => queries.invalidateQueries({ queryKey }));
  const anew = { assessments: () => queries.fetchQuery({ ...assessmentsOf(caseId), retry: false, staleTime: 0 }), plan: () => queries.fetchQuery({ ...planOf(caseId), retry: false, staleTime: 0 }) };
  // Whether it was read again says nothing of whether it was done.
  const after = (read: keyof typeof anew) => () => Promise.allSettled([anew[read](), ...others()]);
  return {
    assess: useMutation({ mutationFn: (body: AssessRisk) => answer(api.POST('/api/protection/cases/{caseId}/assessments', { params: ofCase(caseId), body })), onSettled: after('assessments') }),
    plan: useMutation({ mutationFn: (body: PlanActionSaid) => answer(api.POST('/api/protection/cases/{caseId}/plan', { params: ofCase(caseId), body })), onSettled: after('plan') }),
    end: useMutation({
      mutationFn: ({ actionId, ...body }: { actionId: string; outcome: 'DONE' | 'NOT_DONE'; why?: string }) =>
        answer(api.POST('/api/protection/cases/{caseId}/plan/{actionId}/end', { params: { path: { caseId, actionId } }, body })),
      onSettled: after('plan'),
    }),
  };
}
