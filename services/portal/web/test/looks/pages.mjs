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
  { name: 'drawer', who: 'administrator', path: '/safety', then: async (page) => {
    const burger = page.locator('header button').first();
    if (page.viewportSize().width > 600) return;
    await burger.click();
    await page.locator('[role=dialog] nav').waitFor();
  } },
  { name: 'locked', who: 'coordinator', then: async (page) => {
    await page.locator('article').first().waitFor();
    await page.locator('header button').nth(-2).click();
  } },
  { name: 'cases', who: 'coordinator', path: '/cases', then: async (page) => page.locator('main ul a').first().waitFor() },
  { name: 'by-contact', who: 'coordinator', path: '/cases/by-contact', then: async (page) => {
    await page.locator('main form input').first().fill('+000 000 000 000');
    await submit(page);
    await page.locator('main ul a').first().waitFor();
  } },
  { name: 'export', who: 'coordinator', path: '/cases', then: async (page) => {
    await page.locator('main ul a').first().waitFor();
    await page.locator('main button').first().click();
    await page.locator('[role=dialog] a[download]').waitFor();
  } },
  { name: 'applications', who: 'coordinator', path: '/applications', then: async (page) => page.locator('main li').first().waitFor() },
  { name: 'figures', who: 'coordinator', path: '/figures', then: async (page) => page.locator('main td').first().waitFor() },
  { name: 'assign', who: 'coordinator', path: '/cases/0198c1de-0000-7000-8000-000000000001', then: async (page) => {
    await page.locator('main section button').nth(1).click();
    await page.locator('[role=dialog] input[role=combobox], [role=dialog] input[aria-haspopup=listbox]').waitFor();
  } },
  { name: 'case', who: 'coordinator', path: '/cases/0198c1de-0000-7000-8000-000000000001', then: async (page) => {
    await page.locator('main input[type=checkbox]').waitFor();
    await page.locator('main input[type=checkbox]').check();
    for (const at of [0, 0]) {
      await page.locator('main section:has(input[role=combobox], input[aria-haspopup=listbox]) button').nth(at).click();
      await page.waitForTimeout(300);
    }
  } },
  { name: 'case-closed-to-her', who: 'coordinator', path: '/cases/0198c1de-0000-7000-8000-000000000002', then: async (page) => {
    await page.locator('aside, main').locator('button').last().waitFor();
    await page.locator('main section').nth(-2).locator('button').last().click();
    await page.locator('textarea').waitFor();
  } },
  { name: 'case-absent', who: 'coordinator', path: '/cases/nothing' },
  { name: 'safety', who: 'coordinator', path: '/safety', then: async (page) => page.locator('section li').nth(3).waitFor() },
  ...['people', 'organisations', 'groups', 'roles', 'rosters', 'regions', 'accounts', 'deliveries', 'changes'].map((name) => ({
    name, who: 'administrator', path: `/administration/${name}`, then: async (page) => page.locator('main li').first().waitFor(),
  })),
  { name: 'person-form', who: 'administrator', path: '/administration/people', then: async (page) => {
    await page.locator('main li').first().waitFor();
    await page.locator('main h1 ~ *, main button').last().waitFor();
    await page.locator('main button').first().click();
    await page.locator('[role=dialog] input[type=email]').waitFor();
  } },
  { name: 'sight', who: 'administrator', path: '/administration/people', then: async (page) => {
    await page.locator('main li').nth(1).locator('button').first().click();
    await page.locator('[role=dialog] dl').waitFor();
  } },
  { name: 'group-people', who: 'administrator', path: '/administration/groups', then: async (page) => {
    await page.locator('main li').first().locator('button').first().click();
    await page.locator('[role=dialog] li').first().waitFor();
  } },
  { name: 'invitation', who: 'administrator', path: '/administration/accounts', then: async (page) => {
    await page.locator('main li').nth(3).locator('button').first().click();
    await page.locator('[role=dialog] button').last().click();
    await page.locator('[role=dialog] [role=group]').waitFor();
  } },
];
