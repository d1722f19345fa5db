import type { PortalPage } from './portal-page';

/** A place of the portal, and what its picture is called. */
export type Place = readonly [path: string, picture?: string | undefined];

/** Goes to places one after the other. @returns what is wrong with them for assistive technology, or too wide for the window as it is */
export async function lookAround(page: PortalPage, places: readonly Place[], window: string): Promise<string[]> {
  const wrong: string[] = [];
  for (const [path, picture] of places) {
    await page.go(path);
    wrong.push(...await lookAt(page, `${path}, ${window}`));
    if (picture !== undefined) await page.picture(picture);
  }
  return wrong;
}

/** The same of a page as it is. */
export async function lookAt(page: PortalPage, name: string): Promise<string[]> {
  await page.page.getByRole('heading', { level: 1 }).waitFor();
  const faults = await page.accessibilityTrouble();
  const wide = await page.tooWide();
  return [...faults, ...(wide > 0 ? [`${wide} pixels too wide`] : [])].map((fault) => `${name}: ${fault}`);
}
