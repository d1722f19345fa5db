import dns from 'node:dns';

type Lookup = (name: string, ...rest: unknown[]) => void;

let resolved = false;

/**
 * Lets names under `.localhost` lead to this machine in this process, as browsers do by themselves (RFC 6761, section 6.3); the resolver of
 * the operating system may not know them.
 */
export function resolveNamesOfThisMachine(): void {
  if (resolved) return;
  resolved = true;
  const lookup = dns.lookup as unknown as Lookup;
  dns.lookup = ((name: string, ...rest: unknown[]) => lookup(name.endsWith('.localhost') ? '127.0.0.1' : name, ...rest)) as unknown as typeof dns.lookup;
}
