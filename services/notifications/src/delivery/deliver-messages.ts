import { setTimeout as wait } from 'node:timers/promises';
import { reach } from '@amparo/messaging';
import { DirectoryCopy, Logger, type Snapshot } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import type { MessageClass } from '../messages/message.rules';
import { SendFailed, type Channel, type Contact } from './channel';
import type { HostBreaker } from './host-breaker.rules';
import type { ClaimedMessage, MessageQueue } from './message-queue';
import { nextPause, type RetrySchedule } from './retry.rules';

/** The copy of the directory that notifications keep. */
export interface ContactsCopy extends Snapshot {
  people: Contact[];
}

/** Where messages of one class leave by one channel. */
export interface Desk {
  of: MessageClass;
  channel: Channel;
  breaker: HostBreaker;
  queue: MessageQueue;
  schedule: RetrySchedule;
  claimMs: number;
  tryMs: number;
  /** Aborted when the service stops. */
  stopping: AbortSignal;
}

/** Messages in hand at once, a desk. */
const BATCH = 5;
/** A claim is renewed so often before it runs out. */
const RENEWALS = 3;
const MARK_AGAIN_MS = 250;

/** Sends what is due at one desk. */
@Injectable()
export class DeliverMessages {
  constructor(
    private readonly contacts: DirectoryCopy<ContactsCopy>,
    private readonly logger: Logger,
  ) {}

  /** One round; answers true when there may be more to do at once. */
  async run(desk: Desk): Promise<boolean> {
    const contacts = await this.contacts.current();
    if (contacts === undefined) return false;
    const { most, probe } = desk.breaker.allowance(desk.of, performance.now(), BATCH);
    if (most === 0) return false;
    const claimed = await desk.queue.claim(most, desk.claimMs, probe);
    const inHand = new Set(claimed.map(({ id }) => id));
    const renewing = setInterval(() => void this.renew(desk, inHand), desk.claimMs / RENEWALS);
    const done = await Promise.allSettled(claimed.map((message) => this.deliver(desk, message, contacts).finally(() => inHand.delete(message.id))));
    clearInterval(renewing);
    const broken = done.find((one) => one.status === 'rejected');
    if (broken !== undefined) throw broken.reason;
    return claimed.length === most;
  }

  /** While its sender lives nobody else takes a message, however long the other side is about it. */
  private async renew(desk: Desk, inHand: ReadonlySet<string>): Promise<void> {
    try {
      await desk.queue.renew([...inHand], desk.claimMs);
    } catch (error) {
      this.logger.failure('delivery.renew-failed', error);
    }
  }

  private async deliver(desk: Desk, message: ClaimedMessage, { people }: ContactsCopy): Promise<void> {
    const deadline = AbortSignal.timeout(desk.tryMs);
    const contact = people.find((person) => person.id === message.personId);
    // Not in the copy: she left, which will be heard, or she is new and the copy is not.
    if (contact === undefined) return this.failed(desk, message, 'NO_CONTACT');
    const address = desk.channel.addressOf(contact);
    if (address === undefined) return desk.queue.cancel(message.id, 'NO_ADDRESS');
    if (!(await desk.queue.mayStillGo(message.id))) return desk.queue.cancel(message.id, 'EXCLUDED');
    await reach('mailer.before-data');
    try {
      await desk.channel.send({ id: message.id, address, language: contact.language }, deadline);
    } catch (error) {
      if (!(error instanceof SendFailed)) throw error;
      if (error.hostTrouble && desk.breaker.failed(performance.now())) this.logger.error('delivery.host-away', { context: desk.channel.name });
      if (!error.hostTrouble) await this.answered(desk);
      return this.failed(desk, message, error.code);
    }
    await reach('mailer.after-250');
    await this.mark(desk, message);
    await this.answered(desk);
  }

  private async failed(desk: Desk, message: ClaimedMessage, reason: string): Promise<void> {
    const { caseId, attempts } = message;
    const pause = nextPause(desk.schedule, attempts, message.ageMs);
    if (pause === 'GIVE_UP') {
      const told = await desk.queue.giveUp(message, reason);
      this.logger.error(told === 'NOBODY' ? 'delivery.given-up-of-no-case' : 'delivery.given-up', { caseId, context: desk.channel.name, attempt: attempts, reason });
    } else {
      await desk.queue.postpone(message.id, pause, reason);
      this.logger.warn('delivery.failed', { caseId, context: desk.channel.name, attempt: attempts, reason });
    }
  }

  private async answered(desk: Desk): Promise<void> {
    if (!desk.breaker.answered()) return;
    this.logger.info('delivery.host-back', { context: desk.channel.name });
    await desk.queue.release();
  }

  /** A database that is away for a moment must not make a message that was sent go out again: the mark is tried until it holds. */
  private async mark(desk: Desk, message: ClaimedMessage): Promise<void> {
    for (;;) {
      try {
        return await desk.queue.markSent(message);
      } catch (error) {
        if (desk.stopping.aborted) throw error;
        this.logger.failure('delivery.mark-failed', error, { caseId: message.caseId });
        await wait(MARK_AGAIN_MS, undefined, { signal: desk.stopping }).catch(() => undefined);
      }
    }
  }
}
