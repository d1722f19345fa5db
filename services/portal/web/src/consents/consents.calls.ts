import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import type { Schema } from '../api/paths';
import { LOOK_AGAIN_MS } from '../api/queries';

export type Consent = Schema<'protection.Consent'>;
export type RecordConsent = Schema<'protection.RecordConsent'>;
export type Override = Schema<'protection.Override'>;

const ofCase = (caseId: string) => ({ path: { caseId } });

/** What was agreed to, refused or is to be asked on a case. No names, no words. */
export const useConsents = (caseId: string) =>
  useQuery({ queryKey: ['case', caseId, 'consents'], queryFn: (): Promise<Consent[]> => answer(api.GET('/api/protection/cases/{caseId}/consents', { params: ofCase(caseId) })), refetchInterval: LOOK_AGAIN_MS });

/** The terms of one, once she asks: each reading is written down. */
export const useConsent = (caseId: string, consentId: string) =>
  useQuery({
    queryKey: ['consent', caseId, consentId], staleTime: 'static', gcTime: 0, retry: false,
    queryFn: () => answer(api.GET('/api/protection/cases/{caseId}/consents/{consentId}', { params: { path: { caseId, consentId } } })),
  });

/** Consents that were done without, of the cases that she may see. */
export const useOverrides = (enabled = true) =>
  useQuery({ queryKey: ['overrides'], queryFn: (): Promise<Override[]> => answer(api.GET('/api/protection/overrides')), enabled, refetchInterval: LOOK_AGAIN_MS });

/** Why one was asked for, once she asks. */
export const useOverride = (caseId: string, overrideId: string) =>
  useQuery({
    queryKey: ['override', caseId, overrideId], staleTime: 'static', gcTime: 0, retry: false,
    queryFn: () => answer(api.GET('/api/protection/cases/{caseId}/overrides/{overrideId}', { params: { path: { caseId, overrideId } } })),
  });

/** What can be done about what somebody agreed to. Whatever comes of it, all of it is fetched anew. */
export function useConsentWork(caseId: string) {
  const queries = useQueryClient();
  const onSettled = () => Promise.all([['case', caseId], ['overrides']].map((queryKey) => queries.invalidateQueries({ queryKey })));
  const params = ofCase(caseId);
  return {
    record: useMutation({ mutationFn: (body: RecordConsent) => answer(api.POST('/api/protection/cases/{caseId}/consents', { params, body })), onSettled }),
    withdraw: useMutation({ mutationFn: (consentId: string) => answer(api.POST('/api/protection/cases/{caseId}/consents/{consentId}/withdraw', { params: { path: { caseId, consentId } } })), onSettled }),
    refuse: useMutation({ gcTime: 0, mutationFn: (body: Schema<'protection.NoteRefusal'>) => answer(api.POST('/api/protection/cases/{caseId}/consents/refusals', { params, body })), onSettled }),
    override: useMutation({ mutationFn: (body: Schema<'protection.AskOverride'>) => answer(api.POST('/api/protection/cases/{caseId}/overrides', { params, body })), onSettled }),
    agree: useMutation({ mutationFn: (overrideId: string) => answer(api.POST('/api/protection/cases/{caseId}/overrides/{overrideId}/agree', { params: { path: { caseId, overrideId } } })), onSettled }),
    review: useMutation({
      mutationFn: ({ overrideId, personTold }: { overrideId: string; personTold: boolean }) => answer(api.POST('/api/protection/cases/{caseId}/overrides/{overrideId}/review', { params: { path: { caseId, overrideId } }, body: { personTold } })), onSettled,
    }),
  };
}
