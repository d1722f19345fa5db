/** What a page's signature is made over: the time keeps an old page from being played again. */
export function signedText(unixSeconds: number, body: string): string {
  return `${unixSeconds}.${body}`;
}

/** The header that carries it: `t=<unix seconds>,v1=<hexadecimal HMAC-SHA-256>`. */
export function signatureHeader(unixSeconds: number, hex: string): string {
  return `t=${unixSeconds},v1=${hex}`;
}
