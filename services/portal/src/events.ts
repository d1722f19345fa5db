import type { ServiceEvents } from '@amparo/messaging';

/** The portal only passes calls on: it tells nothing, hears nothing and keeps nothing. */
export const events: ServiceEvents = { tells: [], hears: [] };
