import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import type { Alert, Item, Why } from '../api/paths';
import { LOOK_AGAIN_MS } from '../api/queries';
import { useMay } from '../session/use-session';

/** Her items. */
export function useItems() {
  return useQuery({
    queryKey: ['items'],
    queryFn: (): Promise<Item[]> => answer(api.GET('/api/notifications/items')),
    refetchInterval: LOOK_AGAIN_MS,
  });
}

/** Alerts that she may see: who has which case. */
export function useAlerts() {
  const may = useMay();
  return useQuery({
    queryKey: ['alerts'],
    queryFn: (): Promise<Alert[]> => answer(api.GET('/api/protection/alerts')),
    enabled: may('alert.list'),
    refetchInterval: LOOK_AGAIN_MS,
  });
}

/** Says that she has the case of an item. */
export function useAcknowledge() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => answer(api.POST('/api/notifications/items/{id}/acknowledge', { params: { path: { id } } })),
    onSettled: () => Promise.all([queries.invalidateQueries({ queryKey: ['items'] }), queries.invalidateQueries({ queryKey: ['alerts'] })]),
  });
}

/** Why she was called to a case. */
export function useWhy(caseId: string) {
  return useQuery({
    queryKey: ['why', caseId],
    queryFn: (): Promise<Why> => answer(api.GET('/api/protection/decisions/of-case/{caseId}', { params: { path: { caseId } } })),
  });
}
