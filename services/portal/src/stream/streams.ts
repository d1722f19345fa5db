import { Clock, Refusal } from '@amparo/kernel';
import { Logger, Loop } from '@amparo/platform';
import { Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { fewHints, hintFor, type Change } from '../changes/change.rules';
import { ReadChanges, type KeptChange, type Place } from '../changes/read-changes';
import { WriteChanges } from '../changes/write-changes';
import { EndSession } from '../sessions/end-session';
import type { BrowserSession } from '../sessions/find-session';
import { CheckListener } from './check-listener';
import { Listener } from './listener';
import type { OpenStream } from './open-stream';

/** A browser opens six connections to one host over HTTP/1.1: some have to be left for everything else. */
const STREAMS_OF_A_SESSION = 4;
const STREAMS = 1_000;
const READ_EVERY_MS = 250;
const CHECK_EVERY_MS = 500;
const BEAT_EVERY_MS = 15_000;
/** Changes read at a time; hints that a page gets of them at most. */
const BATCH = 500;
const HINTS = 50;
/** The service that a page asks may hear of something a moment later than the portal does: so it is said again. */
const AGAIN_AFTER_MS = [1_500, 6_000];
const AGAIN_AT_MOST = 2_000;

/**
 * All pages that listen. Each change goes to those who may know of it at that moment: the case as it stands now, the person
 * as the directory gave her no longer than 20 seconds ago. Where either is not known, nothing is said.
 */
@Injectable()
export class Streams implements OnModuleInit, OnApplicationBootstrap {
  private readonly listeners = new Map<string, Listener>();
  private readonly reading: Loop;
  private readonly checking: Loop;
  private readonly forgetting: Loop;
  private place: Place | undefined;
  private again: { at: number; changes: KeptChange[] }[] = [];
  private closed = false;

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly readChanges: ReadChanges,
    private readonly checkListener: CheckListener,
    private readonly clock: Clock,
    private readonly logger: Logger,
    writeChanges: WriteChanges,
    endSession: EndSession,
  ) {
    this.reading = new Loop({ name: 'stream.read', work: () => this.read(), idleMs: READ_EVERY_MS, logger });
    this.checking = new Loop({ name: 'stream.check', work: () => this.check(), idleMs: CHECK_EVERY_MS, logger });
    this.forgetting = new Loop({ name: 'changes.forget', work: async () => (await readChanges.forgetOld(), false), idleMs: 600_000, logger });
    writeChanges.whenWritten(() => this.reading.wake());
    endSession.whenEnded((sessionId) => this.end(sessionId));
  }

  onModuleInit(): void {
    const server: FastifyInstance = this.host.httpAdapter.getInstance();
    // Before the server waits for its connections to finish: these never would.
    server.addHook('preClose', (done) => {
      this.closed = true;
      for (const { streams } of this.listeners.values()) for (const stream of streams) stream.close();
      done();
    });
  }

  onApplicationBootstrap(): void {
    for (const loop of [this.reading, this.checking, this.forgetting]) loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all([this.reading, this.checking, this.forgetting].map((loop) => loop.stop()));
  }

  /** @throws Refusal `stream.too-many` before the response is taken over */
  admit({ row }: BrowserSession): void {
    const all = [...this.listeners.values()].reduce((sum, { streams }) => sum + streams.size, 0);
    const own = this.listeners.get(row.sessionId)?.streams.size ?? 0;
    if (this.closed || all >= STREAMS || own >= STREAMS_OF_A_SESSION) {
      throw new Refusal('overloaded', 'stream.too-many', 'Too many pages listen. Close one, or try again in a moment.');
    }
  }

  /** @param from the last change that the page heard of, where it comes again */
  async add({ row }: BrowserSession, stream: OpenStream, from: string | undefined): Promise<void> {
    const listener = this.listeners.get(row.sessionId) ?? new Listener(row.sessionId, row.personId);
    this.listeners.set(row.sessionId, listener);
    listener.streams.add(stream);
    stream.whenClosed(() => this.remove(listener, stream));
    const until = await this.begin();
    await this.checkOne(listener);
    const start = from === undefined ? undefined : await this.readChanges.find(from);
    if (start === undefined) return;
    const missed = (await this.readChanges.after(start, BATCH)).filter(({ place }) => !isAfter(place, until));
    await this.say(missed, [listener], [stream]);
  }

  /** Where reading is; it begins at what is now the end. */
  private async begin(): Promise<Place> {
    const end = this.place ?? (await this.readChanges.end());
    // Another page may have come first: what it has not heard yet is not skipped.
    return (this.place ??= end);
  }

  private remove(listener: Listener, stream: OpenStream): void {
    listener.streams.delete(stream);
    if (listener.streams.size === 0 && this.listeners.get(listener.sessionId) === listener) this.listeners.delete(listener.sessionId);
    // With nobody there nothing is read; who comes next begins at what is then the end.
    if (this.listeners.size === 0) {
      this.place = undefined;
      this.again = [];
    }
  }

  private end(sessionId: string): void {
    for (const stream of this.listeners.get(sessionId)?.streams ?? []) stream.ended();
    this.listeners.delete(sessionId);
  }

  private async read(): Promise<boolean> {
    if (this.place === undefined) return false;
    const fresh = await this.readChanges.after(this.place, BATCH);
    if (this.listeners.size === 0) return false;
    const last = fresh.at(-1);
    if (last !== undefined) this.place = last.place;
    const now = this.clock.now().getTime();
    const due = this.again.filter(({ at }) => at <= now).flatMap(({ changes }) => changes);
    this.again = this.again.filter(({ at }) => at > now);
    const waiting = this.again.reduce((sum, { changes }) => sum + changes.length, 0);
    if (fresh.length > 0 && waiting < AGAIN_AT_MOST) this.again.push(...AGAIN_AFTER_MS.map((after) => ({ at: now + after, changes: fresh })));
    this.forgetWhoChanged(fresh);
    await this.say([...due, ...fresh], [...this.listeners.values()]);
    return fresh.length === BATCH;
  }

  /** Tells each listener what she may know of it. @param only of her pages, where not all of them */
  private async say(changes: readonly KeptChange[], listeners: readonly Listener[], only?: readonly OpenStream[]): Promise<void> {
    if (changes.length === 0 || listeners.length === 0) return;
    const cases = await this.readChanges.casesOf(changes);
    const now = this.clock.now();
    for (const listener of listeners) {
      const subject = listener.current(now.getTime());
      if (subject === undefined) {
        listener.missed();
        continue;
      }
      const heard = changes.flatMap((change) => {
        const hint = hintFor(subject, change, cases.get(change.caseId ?? ''), now);
        return hint === undefined ? [] : [{ hint, key: change.key }];
      });
      const key = heard.at(-1)?.key;
      if (key === undefined) continue;
      const hints = fewHints(heard.map(({ hint }) => hint), HINTS);
      for (const stream of only ?? listener.streams) for (const hint of hints) if (stream.state === 'ready') stream.changed(hint, key);
    }
  }

  /** A role, a group or a conflict of hers may be another now. */
  private forgetWhoChanged(changes: readonly Change[]): void {
    const people = new Set(changes.filter(({ what }) => what === 'accounts').flatMap((change) => change.people ?? []));
    if (people.size === 0) return;
    for (const listener of this.listeners.values()) if (people.has(listener.person)) listener.forget();
    this.checking.wake();
  }

  private async check(): Promise<boolean> {
    const now = this.clock.now().getTime();
    for (const { streams } of this.listeners.values()) for (const stream of streams) stream.beat(now, BEAT_EVERY_MS);
    const due = [...this.listeners.values()].filter((listener) => listener.isDue(now, 2_000));
    if (due.length === 0) return false;
    // A few at a time: the directory signs a token for each.
    for (let from = 0; from < due.length; from += 25) await Promise.all(due.slice(from, from + 25).map((listener) => this.checkOne(listener)));
    return false;
  }

  private async checkOne(listener: Listener): Promise<void> {
    const outcome = await this.checkListener.run(listener);
    if (outcome === 'ended') this.end(listener.sessionId);
    else if (outcome === 'away') this.logger.warn('stream.away', { peer: 'directory' });
  }
}

function isAfter(one: Place, other: Place): boolean {
  return one.tx === other.tx ? BigInt(one.id) > BigInt(other.id) : BigInt(one.tx) > BigInt(other.tx);
}
