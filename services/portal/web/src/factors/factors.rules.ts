/** A code as it was meant: digits of an authenticator without the spaces that people put between them. */
export const plainCode = (typed: string): string => typed.replace(/\s/g, '');

/** A secret in groups of four, so that it can be typed from the screen. */
export const inFours = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? '';

/** The dark squares of a picture as one SVG path: a square of one by one for each. */
export function pathOf(squares: readonly (readonly boolean[])[]): string {
  return squares.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
}
