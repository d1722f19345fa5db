/** What people read for a country's code (ISO 3166-1 alpha-2): from the browser, which has all languages; the code where it lacks one. */
export function countryName(code: string, language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'region', fallback: 'code' }).of(code) ?? code;
  } catch {
    // Not the shape of a code: shown as it came.
    return code;
  }
}
