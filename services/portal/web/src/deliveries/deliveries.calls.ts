import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import { LOOK_AGAIN_MS } from '../api/queries';
import type { ServiceName } from './deliveries.rules';

/** How a service's consumers fare, and what they could not handle. */
export const useDeliveries = (service: ServiceName) =>
  useQuery({
    queryKey: ['deliveries', service],
    queryFn: async () => {
      const params = { path: { service } };
      const [lags, parked] = await Promise.all([answer(api.GET('/api/{service}/operator/lag', { params })), answer(api.GET('/api/{service}/operator/parked', { params }))]);
      return { lags, parked };
    },
    refetchInterval: LOOK_AGAIN_MS,
  });

/** Drives parked events of a service again: all of them, or those about one subject. */
export function useRedrive(service: ServiceName) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { consumer?: string; subject?: string }) => answer(api.POST('/api/{service}/operator/redrive', { params: { path: { service } }, body })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['deliveries', service] }),
  });
}
