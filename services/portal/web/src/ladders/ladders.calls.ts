import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import type { Schema } from '../api/paths';

export type Ladders = Schema<'protection.Ladders'>;
export type LadderLevels = Schema<'protection.LadderLevels'>;

/** Who is woken when nobody takes an alert. */
export const useLadders = () => useQuery({ queryKey: ['ladders'], queryFn: (): Promise<Ladders> => answer(api.GET('/api/protection/ladders')) });

/** Changes them for alerts that are raised from now on. */
export function useChangeLadders() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { version: number; levels: LadderLevels }) => answer(api.POST('/api/protection/ladders', { body })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['ladders'] }),
  });
}
