import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import type { CaseListed, Purpose } from './shapes';
import { LOOK_AGAIN_MS } from '../api/queries';

type Level = CaseListed['urgency'];

/** As what a case is closed (guide 4.5). */
export const CLOSED_AS = ['HELPED', 'NOT_A_REPRISAL', 'SPAM'] as const;
export type ClosedAs = (typeof CLOSED_AS)[number];

/** Which cases to list. */
export interface CasesWanted {
  status: 'OPEN' | 'CLOSED' | '';
  urgency: Level | '';
  region: string;
  sort: 'newest' | 'oldest' | 'urgency';
  reference: string;
}

const partOf = ({ status, urgency, region }: CasesWanted) => ({
  ...(status === '' ? {} : { status }), ...(urgency === '' ? {} : { urgency }), ...(region === '' ? {} : { region }),
});

/** Cases that she may see, page by page. With a reference: the case of that code, or nothing. */
export function useCases(wanted: CasesWanted) {
  const query = wanted.reference === '' ? { ...partOf(wanted), sort: wanted.sort, limit: '50' } : { reference: wanted.reference };
  return useInfiniteQuery({
    queryKey: ['cases', 'list', query],
    queryFn: ({ pageParam }) => answer(api.GET('/api/casework/cases', { params: { query: { ...query, ...(pageParam === '' ? {} : { cursor: pageParam }) } } })),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    refetchInterval: LOOK_AGAIN_MS,
  });
}

/** How many she may see; "more" beyond a thousand. */
export function useCount(wanted: CasesWanted) {
  const query = partOf(wanted);
  return useQuery({ queryKey: ['cases', 'count', query], queryFn: () => answer(api.GET('/api/casework/cases/count', { params: { query } })) });
}

/** Looks for cases by a contact. Each asking is written down and counted, so nothing asks by itself; what was looked for is kept nowhere. */
export const useFindByContact = () =>
  useMutation({ mutationFn: (body: { contact: string; purpose: Purpose; after?: string }) => answer(api.POST('/api/casework/contacts/find', { body })), gcTime: 0 });

/** Where the list can be had as a file; the portal names it. */
export function exportAddress(wanted: CasesWanted, format: 'csv' | 'jsonl'): string {
  return `/api/casework/cases/export?${new URLSearchParams({ ...partOf(wanted), sort: wanted.sort, format }).toString()}`;
}

const pathOf = (which: string) => ({ path: { which } });

/** One case: its routing, and what she may do to it. */
export const useCase = (which: string) =>
  useQuery({ queryKey: ['case', which], queryFn: () => answer(api.GET('/api/casework/cases/{which}', { params: pathOf(which) })) });

/** Why she sees it. */
export const useExplained = (which: string) =>
  useQuery({ queryKey: ['case', which, 'why'], queryFn: () => answer(api.GET('/api/casework/cases/{which}/why', { params: pathOf(which) })) });

/** Its story. */
export const useTimeline = (which: string) =>
  useQuery({ queryKey: ['case', which, 'timeline'], queryFn: () => answer(api.GET('/api/casework/cases/{which}/timeline', { params: pathOf(which) })) });

/** To whom it can be given. */
export const useCandidates = (which: string) =>
  useQuery({ queryKey: ['case', which, 'candidates'], queryFn: () => answer(api.GET('/api/casework/cases/{which}/handlers/candidates', { params: pathOf(which) })) });

/** How content is asked for: once. Each asking is written down before it is answered, so nothing asks again by itself, and it is gone with its place on the page. */
const ASKED = { staleTime: 'static', gcTime: 0, retry: false } as const;

/** What was reported, once she asks for it. */
export const useContent = (which: string, purpose: Purpose, identity: boolean) =>
  useQuery({
    queryKey: ['content', which, purpose, identity],
    queryFn: () => answer(api.GET('/api/casework/cases/{which}/content', { params: { ...pathOf(which), query: { purpose, identity: identity ? 'true' : 'false' } } })),
    ...ASKED,
  });

/** What the reporter wrote since, once she asks for it. */
export const useConversation = (which: string, purpose: Purpose) =>
  useQuery({
    queryKey: ['conversation', which, purpose],
    queryFn: () => answer(api.GET('/api/casework/cases/{which}/conversation', { params: { ...pathOf(which), query: { purpose } } })),
    ...ASKED,
  });

/** The files that the reporter added, once she asks for them. */
export const useAttachments = (which: string, purpose: Purpose) =>
  useQuery({
    queryKey: ['attachments', which, purpose],
    queryFn: () => answer(api.GET('/api/casework/cases/{which}/attachments', { params: { ...pathOf(which), query: { purpose } } })),
    ...ASKED,
  });

/** Where a file can be had: as it was sent, or as a picture without metadata. Each look is written down. */
export function attachmentAddress(which: string, id: string, as: 'original' | 'picture', purpose: Purpose): string {
  return `/api/casework/cases/${which}/attachments/${id}/${as}?${new URLSearchParams({ purpose }).toString()}`;
}

/** What can be done to a case. Whatever comes of it, the case is fetched anew. */
export function useCaseWork(which: string) {
  const queries = useQueryClient();
  const onSettled = () => Promise.all([['case', which], ['cases'], ['alerts'], ['items']].map((queryKey) => queries.invalidateQueries({ queryKey })));
  const params = pathOf(which);
  return {
    acknowledge: useMutation({ mutationFn: (caseId: string) => answer(api.POST('/api/protection/alerts/{caseId}/acknowledge', { params: { path: { caseId } } })), onSettled }),
    assign: useMutation({ mutationFn: (person: string) => answer(api.POST('/api/casework/cases/{which}/handlers', { params, body: { person } })), onSettled }),
    unassign: useMutation({ mutationFn: (person: string) => answer(api.POST('/api/casework/cases/{which}/handlers/end', { params, body: { person } })), onSettled }),
    correct: useMutation({ mutationFn: (countries: string[]) => answer(api.POST('/api/casework/cases/{which}/countries', { params, body: { countries } })), onSettled }),
    reply: useMutation({ mutationFn: (body: { replyId: string; text: string }) => answer(api.POST('/api/casework/cases/{which}/replies', { params, body })), onSettled }),
    close: useMutation({ mutationFn: (as: ClosedAs) => answer(api.POST('/api/casework/cases/{which}/close', { params, body: { as } })), onSettled }),
    erase: useMutation({ mutationFn: (reference: string) => answer(api.POST('/api/casework/cases/{which}/erasure', { params, body: { reference } })), onSettled }),
    breakGlass: useMutation({ mutationFn: (reason: string) => answer(api.POST('/api/casework/cases/{which}/break-glass', { params, body: { reason } })), onSettled }),
  };
}
