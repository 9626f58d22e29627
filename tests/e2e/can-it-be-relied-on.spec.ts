import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

const demo = '/p/hartshire-partnership';

const sound = async (page: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`), page.url()).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${page.url()} is wider than its window`).toBeLessThanOrEqual(1);
};

test('a figure is entered, rated, signed and challenged, on a phone with no script (F3, F6, F10)', async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })).newPage();
  await page.goto('/');
  await page.getByRole('button', { name: 'Sign in as the coordinator' }).click();
  const name = `Fires in the home ${Date.now()}`;
  await page.goto(`${demo}/performance/indicators/new`);
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Enter a figure' }).click();
  await page.locator('#period').fill('2024/25');
  await page.locator('#value').fill('61');
  await page.getByRole('button', { name: 'Save' }).click();
  const at = page.url();
  await page.goto(`${at}/quality/rate`);
  await page.getByLabel('Accuracy').selectOption('3');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Sign off the figure for 2024/25' }).click();
  await expect(page.getByText(/Signed off by Ruth Ellery/)).toBeVisible();
  await page.goto(at);
  await page.getByRole('button', { name: 'Challenge this figure' }).click();
  await page.getByLabel('What do you ask?').fill('Is this fewer than the year before?');
  await page.getByLabel('Who is to answer?').selectOption({ label: 'Hartshire Fire and Rescue (whoever can answer)' });
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByLabel('Your answer').fill('By nine');
  await page.getByRole('button', { name: 'Send the answer' }).click();
  await expect(page.getByText('Answered', { exact: true })).toBeVisible();
  const browsed = await (await browser.newContext({ viewport: { width: 360, height: 740 }, storageState: await page.context().storageState() })).newPage();
  for (const path of [at, `${at}/quality`, `${at}/quality/rate`, `${at}/quality/check`, page.url(), ...['', '/quality', '/challenges', '/challenges/new', '/claims', '/claims/new'].map((end) => `${demo}/performance${end}`)]) {
    expect((await browsed.goto(path))?.status(), path).toBe(200);
    await sound(browsed);
  }
});
