import { execFileSync } from 'node:child_process';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

const html = (size: number): string => execFileSync(process.execPath, ['--import', 'tsx', 'tests/support/network-page.tsx', String(size)], { encoding: 'utf8', maxBuffer: 2 ** 28 });

const open = async (page: Page, size = 84): Promise<void> => {
  const body = html(size);
  await page.route('**/network-under-test', (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto('/network-under-test');
  await page.getByRole('button', { name: 'Explore this network' }).click();
};

test('a network is explored by keyboard alone (picture)', async ({ page }) => {
  await open(page);
  const status = page.getByRole('status');
  await expect(status).toContainText('84 people');
  const map = page.getByRole('application', { name: 'Map of 84 people' });
  await map.focus();
  await page.keyboard.press('ArrowRight');
  await expect(status).toContainText('Amara Abbott, Local government');
  const first = await status.textContent();
  await page.keyboard.press('ArrowDown');
  await expect(status).not.toHaveText(first ?? '');
  await page.keyboard.press('Enter');
  const details = page.getByRole('group', { name: 'Details' });
  await expect(details).toBeFocused();
  await expect(details.getByRole('heading')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(map).toBeFocused();
  await expect(details).toBeEmpty();
  await page.keyboard.press('Escape');
  await expect(status).toContainText('84 people');
});

test('filters, finds, shows a neighbourhood and what if (picture)', async ({ page }) => {
  await open(page);
  const status = page.getByRole('status');
  await page.getByLabel('Relation', { exact: true }).selectOption('Strategy');
  await expect(status).toContainText('84 people, 97 ties');
  await page.getByLabel('Sector', { exact: true }).selectOption('Health');
  await expect(status).toContainText(/^1?\d people/);
  await page.getByLabel('Sector', { exact: true }).selectOption('All');
  await page.getByLabel('Layer', { exact: true }).selectOption('Strategic');
  await expect(status).toContainText('10 people');
  await page.getByLabel('Layer', { exact: true }).selectOption('All');
  await page.getByLabel('Relation', { exact: true }).selectOption('Any of them');
  await page.getByLabel('When', { exact: true }).selectOption('2025');
  await expect(status).toContainText('84 people, 97 ties');
  await page.getByLabel('When', { exact: true }).selectOption('2026');
  await page.getByLabel('Find a person').fill('amara abb');
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  const details = page.getByRole('group', { name: 'Details' });
  await expect(details.getByRole('heading', { name: 'Amara Abbott' })).toBeVisible();
  await details.getByRole('button', { name: 'Show only those around' }).click();
  await expect(status).not.toContainText('84 people');
  await details.getByRole('button', { name: 'Show everyone' }).click();
  await details.getByRole('button', { name: 'What if they left?' }).click();
  await expect(page.getByRole('heading', { name: 'Without Amara Abbott' })).toBeVisible();
  await expect(status).toContainText('83 people');
  await expect(status).toContainText(/cut off|longer|can no longer/);
  await page.getByRole('button', { name: 'Put everyone back' }).click();
  await expect(status).toContainText('84 people');
  await page.getByLabel('Find a person').fill('nobody such');
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await expect(status).toContainText('Nobody here');
});

test('the explorer opens for all, also on a phone (picture)', async ({ page }) => {
  for (const width of [1200, 360]) {
    await page.setViewportSize({ width, height: 900 });
    await open(page);
    await page.getByLabel('Find a person').fill('Amara Abbott');
    await page.getByRole('button', { name: 'Find', exact: true }).click();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html: part }) => part.slice(0, 120)).join(' ')}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const shots = process.env['PICTURES_TO'];
    if (shots !== undefined) await page.screenshot({ path: `${shots}/explore-${width}.png`, fullPage: true });
  }
});

test('a mark is chosen by a press, and 5,000 people are drawn in good time (picture)', async ({ page }) => {
  await open(page, 5000);
  await expect(page.getByRole('status')).toContainText('5000 people');
  const map = page.getByRole('application');
  await map.click();
  await expect(page.getByRole('group', { name: 'Details' }).getByRole('heading')).toBeVisible();
  const took = await page.evaluate(async () => {
    const started = performance.now();
    for (let turn = 0; turn < 5; turn += 1) {
      document.querySelector('[role=application]')?.dispatchEvent(new KeyboardEvent('keydown', { key: turn % 2 === 0 ? '+' : '-' }));
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    }
    return (performance.now() - started) / 5;
  });
  expect(took).toBeLessThan(2000);
  const shots = process.env['PICTURES_TO'];
  if (shots !== undefined) await map.screenshot({ path: `${shots}/explore-5000-${Math.round(took)}ms.png` });
});
