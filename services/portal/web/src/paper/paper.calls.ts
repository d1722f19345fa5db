import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import type { Schema } from '../api/paths';

export type Paper = Schema<'protection.ConsentPaper'>;

/** What stands on the paper of a consent: each reading is written down. */
export const usePaper = (caseId: string, consentId: string) =>
  useQuery({
    queryKey: ['consent-paper', caseId, consentId], staleTime: 'static', gcTime: 0, retry: false,
    queryFn: (): Promise<Paper> => answer(api.GET('/api/protection/cases/{caseId}/consents/{consentId}/paper', { params: { path: { caseId, consentId } } })),
  });
