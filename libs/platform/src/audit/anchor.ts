import { sign, verify, type KeyObject } from 'node:crypto';

/** The end of a service's audit trail at an instant, as it is written down outside the database. */
export interface Anchor {
  service: string;
  sequence: string;
  /** Hexadecimal. */
  hash: string;
  /** ISO 8601. */
  at: string;
  /** Of the service's own key (ES256), base64url: whoever has the database alone cannot make one. */
  signature: string;
}

const textOf = ({ service, sequence, hash, at }: Omit<Anchor, 'signature'>): Buffer => Buffer.from(`amparo anchor v1 ${service} ${sequence} ${hash} ${at}`);

/** @param key the service's private key */
export function signedAnchor(anchor: Omit<Anchor, 'signature'>, key: KeyObject): Anchor {
  return { ...anchor, signature: sign('sha256', textOf(anchor), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url') };
}

/** Whether a service's key made it. @param key the public half */
export function isSignedBy({ signature, ...anchor }: Anchor, key: KeyObject): boolean {
  return verify('sha256', textOf(anchor), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));
}

/** An anchor as somebody kept it: of a file with its signature, of a mail without. */
export type KeptAnchor = Omit<Anchor, 'at' | 'signature'> & Partial<Pick<Anchor, 'at' | 'signature'>>;

/**
 * Reads what was kept: lines of JSON as the file has them, and lines of a mail (`casework 42 <hash>`), in any order. Lines that
 * are neither are left out, so that a mail can be given as it came.
 */
export function readAnchors(text: string): KeptAnchor[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const found = fromJson(line) ?? fromWords(line);
    return found === undefined ? [] : [found];
  });
}

function fromJson(line: string): KeptAnchor | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const { service, sequence, hash, at, signature } = JSON.parse(line) as Record<string, unknown>;
    const words = fromWords(`${String(service)} ${String(sequence)} ${String(hash)}`);
    if (words === undefined || typeof at !== 'string' || typeof signature !== 'string') return undefined;
    return { ...words, at, signature };
  } catch {
    return undefined;
  }
}

function fromWords(line: string): KeptAnchor | undefined {
  const [, service, sequence, hash] = /^\s*([a-z]{1,40}) (\d{1,19}) ([0-9a-f]{64})\s*$/.exec(line) ?? [];
  return service === undefined || sequence === undefined || hash === undefined ? undefined : { service, sequence, hash };
}
