import type { Item } from '../api/paths';

const OF_PARTNERS: readonly Item['kind'][] = ['OFFER', 'PACKET', 'OFFER_ENDED', 'DELETION'];

/** Whether an item is for somebody as one of a partner: she may work here too, and what she has as that is at the other entrance. */
export const isNews = ({ kind, referralId }: Pick<Item, 'kind' | 'referralId'>): boolean => referralId !== undefined && OF_PARTNERS.includes(kind);

/** The id of a request's card on the page. */
export const placeOfOffer = (referralId: string): string => `offer-${referralId}`;
