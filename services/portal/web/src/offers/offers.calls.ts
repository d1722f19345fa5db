import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import type { Schema } from '../api/paths';
import { asOf, type AsOf } from './as-of';
import { ANSWERED_WITHIN_MS, ASK_AGAIN_MS } from './open.rules';

/** What an organisation was asked, as its people see it. */
export type Offer = Schema<'protection.Offer'>;
export type Packet = Schema<'protection.Packet'>;
export type Progress = 'ACCEPTED' | 'IN_SERVICE' | 'DONE';
type DeclinedBecause = NonNullable<Schema<'protection.Referral'>['declinedBecause']>;

/** What her organisation was asked. Asked again all the time, also where nobody looks: by it an open packet stays open, and by its silence it closes. */
export function useOffers() {
  return useQuery({
    queryKey: ['offers'],
    queryFn: (): Promise<AsOf<Offer[]>> => asOf(() => answer(api.GET('/api/protection/offers', { signal: AbortSignal.timeout(ANSWERED_WITHIN_MS) }))),
    refetchInterval: ASK_AGAIN_MS,
    refetchIntervalInBackground: true,
    staleTime: 0,
    retry: false,
  });
}

/** What was released, once she opens it. Each opening is written down, so nothing asks again by itself, and it is gone with its place on the page. */
export const usePacket = (referralId: string) =>
  useQuery({
    queryKey: ['packet', referralId],
    queryFn: (): Promise<Packet> => answer(api.GET('/api/protection/offers/{referralId}/packet', { params: { path: { referralId } } })),
    staleTime: 'static', gcTime: 0, retry: false,
  });

/** What can be said to an offer. Whatever comes of it, offers are fetched anew. */
export function useOfferWork(referralId: string) {
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: ['offers'] });
  const params = { path: { referralId } };
  return {
    commit: useMutation({ mutationFn: () => answer(api.POST('/api/protection/offers/{referralId}/commit', { params })), onSettled }),
    decline: useMutation({ mutationFn: (because: DeclinedBecause) => answer(api.POST('/api/protection/offers/{referralId}/decline', { params, body: { because } })), onSettled }),
    progress: useMutation({ mutationFn: (status: Progress) => answer(api.POST('/api/protection/offers/{referralId}/progress', { params, body: { status } })), onSettled }),
    deleted: useMutation({ mutationFn: () => answer(api.POST('/api/protection/offers/{referralId}/deleted', { params })), onSettled }),
  };
}
