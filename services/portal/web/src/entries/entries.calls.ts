import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import type { Schema } from '../api/paths';

/** Sends what somebody entered. The same entry again is no second report, so that a broken connection loses nothing. */
export function useEnterReport() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema<'intake.EnterReport'>) => answer(api.POST('/api/intake/entries', { body })),
    onSettled: () => Promise.all([['cases'], ['items']].map((queryKey) => queries.invalidateQueries({ queryKey }))),
    gcTime: 0,
  });
}
