import type { Elsewhere, SignInStep } from './sign-in.dto';

/** What the cookie of a sign-in by way of a provider holds. */
export type ProviderWay =
  /** Gone to the provider with this attempt. */
  | { at: 'provider'; attempt: string }
  /** Back, with a step still to take. */
  | { at: 'step'; step: Exclude<SignInStep, { step: 'SIGNED_IN' }> | Elsewhere }
  /** Back, and refused. */
  | { at: 'refused' };

/** As text that a cookie can hold. */
export function wayText(way: ProviderWay): string {
  return Buffer.from(JSON.stringify(way)).toString('base64url');
}

/** Reads it back; nothing for what is none. The browser's own, and only ever judged by the directory. */
export function readWay(text: string | undefined): ProviderWay | undefined {
  if (text === undefined) return undefined;
  try {
    const way = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as ProviderWay;
    return typeof way === 'object' && way !== null && 'at' in way ? way : undefined;
  } catch {
    // Not ours: as good as none.
    return undefined;
  }
}
