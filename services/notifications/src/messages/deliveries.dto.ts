import { IsUUID } from 'class-validator';
import type { ChannelName, MessageClass, MessageState } from './message.rules';

/** The messages of which case. */
export class DeliveriesQuery {
  @IsUUID() case!: string;
}

/** How a message fares: S1, and no address. */
export interface DeliveryShown {
  id: string;
  person: string;
  channel: ChannelName;
  class: MessageClass;
  state: MessageState;
  /** Code of why it was cancelled, or of what the last try failed with. */
  reason?: string;
  attempts: number;
  /** ISO 8601. */
  createdAt: string;
  /** When it is tried next, while it is pending. */
  dueAt?: string;
  sentAt?: string;
}
