import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../api/client';

/** Her sessions. */
export const useSessions = () => useQuery({ queryKey: ['sessions'], queryFn: () => answer(api.GET('/api/directory/sessions')) });

/** Her second factors. */
export const useFactors = () => useQuery({ queryKey: ['factors'], queryFn: () => answer(api.GET('/api/directory/factors')) });

/** Does something about herself, then fetches anew what that changes. */
export function useOwnWork<Input, Output>(work: (input: Input) => Promise<Output>, ...keys: string[]) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: work,
    onSettled: () => Promise.all([...keys, 'me'].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
}

export const endSession = (id: string) => answer(api.POST('/api/directory/sessions/{id}/end', { params: { path: { id } } }));
export const endOthers = () => answer(api.POST('/api/directory/sessions/end-others'));
export const removeFactor = (id: string) => answer(api.POST('/api/directory/factors/{id}/remove', { params: { path: { id } } }));
export const freshRecoveryCodes = () => answer(api.POST('/api/directory/factors/recovery-codes'));
export const changePassword = (body: { current: string; password: string }) => answer(api.POST('/api/directory/me/password', { body }));
export const changeLanguage = (language: string) => answer(api.POST('/api/directory/me/language', { body: { language } }));
