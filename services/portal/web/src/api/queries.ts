import { QueryClient } from '@tanstack/react-query';
import { sessionStore } from '../session/session-store';
import { isPassing } from './problem';

/** How often lists are asked for again while the live stream may be away. */
export const LOOK_AGAIN_MS = 60_000;

/** What was fetched, in memory alone, and gone whenever the page must show nothing. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      gcTime: 120_000,
      retry: (failures, error) => failures < 2 && isPassing(error),
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});
sessionStore.onForget(() => queryClient.clear());
