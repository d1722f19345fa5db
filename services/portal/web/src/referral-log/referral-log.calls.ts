import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../api/client';
import type { Schema } from '../api/paths';

export type WriteLine = Schema<'protection.WriteLine'>;

/** The log of a referral, for whoever has the case, once she asks: each reading is written down. */
export const useDeskLog = (caseId: string, referralId: string) =>
  useQuery({
    queryKey: ['referral-log', referralId], staleTime: 'static', gcTime: 0, retry: false,
    queryFn: () => answer(api.GET('/api/protection/cases/{caseId}/referrals/{referralId}/log', { params: { path: { caseId, referralId } } })),
  });

/** The same for the partner. */
export const useOwnLog = (referralId: string) =>
  useQuery({
    queryKey: ['referral-log', referralId], staleTime: 'static', gcTime: 0, retry: false,
    queryFn: () => answer(api.GET('/api/protection/offers/{referralId}/log', { params: { path: { referralId } } })),
  });

/** The id of the line that is being written: the same until it is kept, so that it is kept once. @returns it, and how to begin another */
export function useLineId(): [string, () => void] {
  const [lineId, set] = useState(() => crypto.randomUUID() as string);
  return [lineId, () => set(crypto.randomUUID())];
}

/** Writes to the other side. What stands there is fetched anew by whoever shows it: a reading that is written down is never fetched by itself. */
export function useLogWork(referralId: string) {
  return {
    toPartner: useMutation({ mutationFn: ({ caseId, ...body }: { caseId: string; lineId: string; words: string }) => answer(api.POST('/api/protection/cases/{caseId}/referrals/{referralId}/log', { params: { path: { caseId, referralId } }, body })) }),
    toDesk: useMutation({ mutationFn: (body: WriteLine) => answer(api.POST('/api/protection/offers/{referralId}/log', { params: { path: { referralId } }, body })) }),
  };
}
