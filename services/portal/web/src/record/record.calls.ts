import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import type { Schema } from '../api/paths';
import { LOOK_AGAIN_MS } from '../api/queries';

export type AlertRecord = Schema<'protection.AlertRecord'>;

/** Who was called to the alert of a case, by what, and who answered. */
export const useAlertRecord = (caseId: string) =>
  useQuery({
    queryKey: ['case', caseId, 'alert-record'], refetchInterval: LOOK_AGAIN_MS,
    queryFn: (): Promise<AlertRecord> => answer(api.GET('/api/protection/cases/{caseId}/alert-record', { params: { path: { caseId } } })),
  });
