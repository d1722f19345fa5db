import { StartError } from './start-error';

/** The environment, handed in: only a service's `config.ts` touches `process.env`. */
export type Env = Readonly<Record<string, string | undefined>>;

/** How one property of a configuration is read: the names that a person would set, and the reading of them. */
export interface Setting<T = unknown> {
  /** Environment names, first one first: they are what an error names. */
  names: string[];
  /** The value, or `undefined` where nothing is set, so that the property keeps its default. */
  read(env: Env): T | undefined;
}

/** A setting that was given, or nothing. An empty text counts as not given: compose files write `NAME=`. */
function given(env: Env, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === undefined || value === '' ? undefined : value;
}

/** A setting that is text. */
export function text(name: string, fallback?: string): Setting<string> {
  return { names: [name], read: (env) => given(env, name) ?? fallback };
}

/**
 * A setting that is a whole number, such as a port or a number of milliseconds.
 *
 * @throws StartError `config.invalid` when it is set to anything else
 */
export function integer(name: string, fallback?: number): Setting<number> {
  return {
    names: [name],
    read: (env) => {
      const value = given(env, name);
      if (value === undefined) return fallback;
      if (!/^-?\d{1,15}$/.test(value)) throw new StartError('config.invalid', `The setting ${name} must be a whole number.`);
      return Number(value);
    },
  };
}

/**
 * A setting that is yes or no: `1`, `true`, `yes` or `0`, `false`, `no`.
 *
 * @throws StartError `config.invalid` when it is set to anything else
 */
export function flag(name: string, fallback?: boolean): Setting<boolean> {
  return {
    names: [name],
    read: (env) => {
      const value = given(env, name)?.toLowerCase();
      if (value === undefined) return fallback;
      if (['1', 'true', 'yes'].includes(value)) return true;
      if (['0', 'false', 'no'].includes(value)) return false;
      throw new StartError('config.invalid', `The setting ${name} must be 1 or 0.`);
    },
  };
}

/** A setting that is a list of texts with commas between them. */
export function list(name: string, fallback?: string[]): Setting<string[]> {
  return {
    names: [name],
    read: (env) => given(env, name)?.split(',').map((part) => part.trim()).filter((part) => part !== '') ?? fallback,
  };
}
