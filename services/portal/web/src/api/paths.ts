import type { components, paths as described } from '../gen/api';
import type { Get, Post } from './shapes';

/** A shape by the name that its service gives it. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

/** What comes next in signing in. */
export type SignInStep = Schema<'portal.SignInStep'>;

/** Ways to be the second factor. */
export type Way = Extract<SignInStep, { step: 'SECOND_FACTOR' }>['ways'][number];

/** An in-app notice of a case, for the person who is signed in. S1. */
export type Item = Schema<'notifications.Item'>;

/** That a case has a level and somebody must take it; `told`: she was told of it, so that she may. S1. */
export type Alert = Schema<'protection.Alert'>;

/** Why somebody was called: the decisions on a case, the newest first, with the rules that made each, by code. S1. */
export type Why = Schema<'protection.Why'>;

/** How far a service is behind with the events of one partition. */
export interface Lag {
  group: string;
  topic: string;
  partition: number;
  lag: number;
}

/** Events about one subject that could not be handled, and what waits behind them. */
export interface Parked {
  consumer: string;
  subject: string;
  lane: string;
  type: string | null;
  reason: string;
  events: number;
  since: string;
}

/** Calls that every service has, described by none. */
interface OfEachService {
  '/api/{service}/operator/lag': Get<Lag[], { service: string }>;
  '/api/{service}/operator/parked': Get<Parked[], { service: string }>;
  '/api/{service}/operator/redrive': Post<{ handled: number; stillParked: number }, { consumer?: string; subject?: string }, { service: string }>;
}

/** Every call that the page makes. */
export type paths = described & OfEachService;
