import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../api/client';

/** How many cases there are, by region and level; small numbers are withheld. S0. */
export const useCounts = () => useQuery({ queryKey: ['figures'], queryFn: () => answer(api.GET('/api/insights/counts')) });
