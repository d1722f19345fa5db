import type { SealPlace } from '@amparo/persistence';

/** Where what is known of a file lies. */
export const aboutPlace = (id: string): SealPlace => ({ table: 'attachments', column: 'about', row: id });

/** Where a part of its bytes lies. */
export const partPlace = (id: string, number: number): SealPlace => ({ table: 'attachment_parts', column: 'sealed', row: `${id}/${number}` });

/** What the door sealed a part with. */
export const doorPlace = (id: string, number: number): Buffer => Buffer.from(`${id}/${number}`);
