type Fields = Record<string, string | string[]>;

/** One press of a button, with what was filled in on the page before. */
export interface Press {
  /** What the button says. */
  go: string;
  fields: Fields;
}

/** Which page asks for a property of a report, and by which field. */
const ASKED: Readonly<Record<string, { page: string; field: string }>> = {
  narrative: { page: 'story', field: 'story' }, category: { page: 'about', field: 'category' }, incidentCountries: { page: 'where', field: 'country' },
  acts: { page: 'acts', field: 'acts' }, happened: { page: 'when', field: 'happened' }, riskFactors: { page: 'signs', field: 'signs' },
};

/**
 * How a report is said on the door's pages: from one page to the next that it has something for, and what stands on the last one,
 * from which it is sent.
 *
 * @throws Error for a property that no page asks for, since a report that lacks it would be another
 */
export function pagesOf(report: object): { walk: Press[]; last: Fields } {
  const said = Object.entries(report).filter(([name]) => name !== 'channel' && name !== 'language');
  const answers = said.map(([name, value]) => {
    const asked = ASKED[name];
    if (asked === undefined) throw new Error(`no page asks for ${name}`);
    return { ...asked, value: value as string | string[] };
  });
  const pages = Object.values(ASKED).map(({ page }) => page).filter((page) => page === 'story' || answers.some((answer) => answer.page === page));
  const fieldsOf = (page: string): Fields => Object.fromEntries(answers.filter((answer) => answer.page === page).map(({ field, value }) => [field, value]));
  return { walk: pages.slice(1).map((page, at) => ({ go: `to:${page}`, fields: fieldsOf(pages[at] ?? '') })), last: fieldsOf(pages.at(-1) ?? '') };
}
