/** The pages to look at: who is signed in, where she goes, what she does there. Buttons are found by place, since names differ by language. */
const submit = async (page) => page.locator('form button[type=submit]').first().click();

async function signIn(page, name) {
  await page.locator('input[autocomplete=username]').fill(name);
  await page.locator('input[autocomplete=current-password]').fill('a long invented password');
  await submit(page);
}

export const looks = [
  { name: 'sign-in' },
  { name: 'second-factor', then: async (page) => {
    await signIn(page, 'coord-lac');
    await page.locator('h1 ~ * button.mantine-Button-root[data-variant=subtle]').first().click();
    await page.locator('input[autocomplete=one-time-code]').fill('123 456');
    await submit(page);
    await page.locator('[role=alert]').waitFor();
  } },
  { name: 'set-password', then: async (page) => {
    await signIn(page, 'password');
    await page.locator('input[autocomplete=new-password]').first().fill('short');
    await page.locator('input[autocomplete=new-password]').last().fill('short');
    await submit(page);
  } },
  { name: 'enrol', then: async (page) => {
    await signIn(page, 'new');
    await page.locator('h1 ~ * button[data-variant=default]').last().click();
    await page.locator('svg[role=img]').waitFor();
  } },
  { name: 'recovery-codes', then: async (page) => {
    await signIn(page, 'new');
    await page.locator('h1 ~ * button[data-variant=default]').last().click();
    await page.locator('input[autocomplete=one-time-code]').fill('123456');
    await submit(page);
    await page.locator('input[type=checkbox]').waitFor();
  } },
  { name: 'items', who: 'coordinator', then: async (page) => {
    await page.locator('article button[aria-expanded]').first().click();
    await page.locator('article li').nth(2).waitFor();
  } },
  { name: 'menu', who: 'coordinator', then: async (page) => page.locator('header button[aria-haspopup=dialog]').click() },
  { name: 'locked', who: 'coordinator', then: async (page) => {
    await page.locator('article').first().waitFor();
    await page.locator('header button').nth(-2).click();
  } },
];
