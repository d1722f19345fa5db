/**
 * One spelling of a JSON value: equal values give equal texts, whatever the order of their properties. It tells a repeat
 * of a body from an addition (contracts: "Same receipt and same body: the same answer").
 *
 * @param value parsed JSON; its depth is bounded by the parser
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const properties = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${properties.map(([name, inner]) => `${JSON.stringify(name)}:${canonicalJson(inner)}`).join(',')}}`;
}
