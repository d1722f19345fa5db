import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import type { Trail } from './audit.rules';
import { nobodyThere, type Reader } from './readers-of';

/** Which rows of a trail. */
export interface AuditWanted {
  trail: Trail;
  /** Directory id; empty: everybody. */
  person: string;
}

/** How a trail is: how many rows, and its last end that was kept outside. */
export const useTrailState = (trail: Trail) =>
  useQuery({
    queryKey: ['audit', 'state', trail],
    queryFn: async () => {
      switch (trail) {
        case 'casework':
          return answer(api.GET('/api/casework/audit/state'));
        case 'protection':
          return answer(api.GET('/api/protection/audit/state'));
        case 'directory':
          return answer(api.GET('/api/directory/audit/state'));
      }
    },
  });

/** Rows of a trail, newest first, page by page. Each page that is asked for is itself written down. */
export const useTrail = ({ trail, person }: AuditWanted) =>
  useInfiniteQuery({
    queryKey: ['audit', 'rows', trail, person],
    queryFn: async ({ pageParam }) => {
      const params = { query: { ...(person === '' ? {} : { person }), ...(pageParam === '' ? {} : { before: pageParam }) } };
      switch (trail) {
        case 'casework':
          return answer(api.GET('/api/casework/audit', { params }));
        case 'protection':
          return answer(api.GET('/api/protection/audit', { params }));
        case 'directory':
          return answer(api.GET('/api/directory/audit', { params }));
      }
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    staleTime: Infinity,
  });

/** Who looked at a case where it was reported, and where it is protected. Each answers for itself: what one of them does not say hides nothing of the other. */
export const useReaders = (caseId: string) => [
  useQuery<Reader[]>({
    queryKey: ['readers', 'casework', caseId],
    queryFn: async () => (await answer(api.GET('/api/casework/cases/{which}/readers', { params: { path: { which: caseId } } }))).entries,
  }),
  useQuery<Reader[]>({
    queryKey: ['readers', 'protection', caseId],
    queryFn: () => answer(api.GET('/api/protection/cases/{caseId}/readers', { params: { path: { caseId } } })).then(({ entries }) => entries, nobodyThere),
  }),
];

/** Agrees that somebody, who has read as much as she may today, reads on. */
export const useExtendReading = () =>
  useMutation({ mutationFn: (person: string) => answer(api.POST('/api/casework/read-budgets/extend', { body: { person } })) });
