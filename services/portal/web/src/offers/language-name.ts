/** What people read for a language's tag (BCP 47): from the browser, which has all languages; the tag where it lacks one. */
export function languageName(tag: string, language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language', fallback: 'code' }).of(tag) ?? tag;
  } catch {
    // Not the shape of a tag: shown as it came.
    return tag;
  }
}
