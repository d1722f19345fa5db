/** How much a line matters. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

const RANK: Record<LogLevel, number> = { debug: 0, info: 1, warn: 2, error: 3 };

/** Whether a line of `level` is printed when `least` is asked for. */
export function isPrinted(level: LogLevel, least: LogLevel): boolean {
  return RANK[level] >= RANK[least];
}

/**
 * All that a log line may carry: ids, codes and numbers, S1 at most (security rules, "Four classes of data"). Anything
 * else is dropped, so that no name, story, statement or bound value can reach a log by mistake.
 */
export interface LogFields {
  /** Full protobuf name of an event. */
  eventType?: string;
  eventId?: string;
  caseId?: string;
  lane?: string;
  topic?: string;
  partition?: number;
  consumer?: string;
  peer?: string;
  loop?: string;
  /** HTTP method and route pattern (`/cases/:id`), never the address that was asked for. */
  method?: string;
  route?: string;
  status?: number;
  ms?: number;
  attempt?: number;
  count?: number;
  lag?: number;
  signal?: string;
  /** Class of the thing that logged, such as a Nest module. */
  context?: string;
  /** A code of ours that says why. */
  reason?: string;
  refusal?: string;
  errorName?: string;
  errorCode?: string;
  sqlState?: string;
  frames?: string[];
  url?: string;
  ready?: string;
}

type Check = (value: unknown) => boolean;

const word: Check = (value) => typeof value === 'string' && /^[\w.:,-]{1,128}$/.test(value);
const number: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const route: Check = (value) => typeof value === 'string' && /^[\w/:.*{}-]{1,200}$/.test(value);

const FIELDS: Record<keyof LogFields, Check> = {
  eventType: word,
  eventId: word,
  caseId: word,
  lane: word,
  topic: word,
  partition: number,
  consumer: word,
  peer: word,
  loop: word,
  method: word,
  route,
  status: number,
  ms: number,
  attempt: number,
  count: number,
  lag: number,
  signal: word,
  context: word,
  reason: word,
  refusal: word,
  errorName: word,
  errorCode: word,
  sqlState: word,
  frames: (value) => Array.isArray(value) && value.every((frame) => typeof frame === 'string' && /^[\w./@:-]{1,200}$/.test(frame)),
  url: (value) => typeof value === 'string' && /^https?:\/\/[\w.[\]:-]{1,100}$/.test(value),
  ready: word,
};

/**
 * What of some fields may be printed: known names whose values look like ids, codes or numbers. The rest is left out,
 * and `dropped` counts it so that a person notices.
 */
export function allowedFields(fields: object): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  let dropped = 0;
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    if (Object.hasOwn(FIELDS, name) && FIELDS[name as keyof LogFields](value)) kept[name] = value;
    else dropped += 1;
  }
  return dropped === 0 ? kept : { ...kept, dropped };
}

/** Whether a text is one of our codes (`report.accepted`) and so may be printed as it is. */
export function isCode(text: unknown): text is string {
  return typeof text === 'string' && /^[a-z][a-z0-9]*([.-][a-z0-9]+)*$/.test(text) && text.length <= 80;
}
