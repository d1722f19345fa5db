import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import type { Schema } from '../api/paths';
import { LOOK_AGAIN_MS } from '../api/queries';

export type Contact = Schema<'protection.Contact'>;
export type DraftContact = Schema<'protection.DraftContact'>;

/** Drafts of a case for banks and mechanisms outside. */
export const useContacts = (caseId: string) =>
  useQuery({ queryKey: ['case', caseId, 'contacts'], queryFn: (): Promise<Contact[]> => answer(api.GET('/api/protection/cases/{caseId}/contacts', { params: { path: { caseId } } })), refetchInterval: LOOK_AGAIN_MS });

/** One with its words, once she asks: each reading is written down. */
export const useContact = (caseId: string, contactId: string) =>
  useQuery({
    queryKey: ['contact', caseId, contactId], staleTime: 'static', gcTime: 0, retry: false,
    queryFn: () => answer(api.GET('/api/protection/cases/{caseId}/contacts/{contactId}', { params: { path: { caseId, contactId } } })),
  });

/** What can be done about drafts. None of it sends one. Whatever comes of it, all of the case is fetched anew. */
export function useContactWork(caseId: string) {
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: ['case', caseId] });
  const of = (contactId: string) => ({ params: { path: { caseId, contactId } } });
  return {
    draft: useMutation({ onSettled, mutationFn: (body: DraftContact) => answer(api.POST('/api/protection/cases/{caseId}/contacts', { params: { path: { caseId } }, body })) }),
    agree: useMutation({ onSettled, mutationFn: (contactId: string) => answer(api.POST('/api/protection/cases/{caseId}/contacts/{contactId}/agree', of(contactId))) }),
    export: useMutation({ onSettled, gcTime: 0, mutationFn: (contactId: string) => answer(api.POST('/api/protection/cases/{caseId}/contacts/{contactId}/export', of(contactId))) }),
    drop: useMutation({ onSettled, mutationFn: (contactId: string) => answer(api.POST('/api/protection/cases/{caseId}/contacts/{contactId}/drop', of(contactId))) }),
  };
}
