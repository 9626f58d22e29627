import { execFileSync } from 'node:child_process';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

const made = (size: number, what: string): string => execFileSync(process.execPath, ['--import', 'tsx', 'tests/support/network-page.tsx', String(size), what], { encoding: 'utf8', maxBuffer: 2 ** 28 });

const open = async (page: Page, size = 84): Promise<void> => {
  // Made before anything is pressed: while it is made nothing else of the test runs.
  const [body, one] = [made(size, 'page'), made(size, 'one')];
  await page.route('**/network-under-test', (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.route('**/explore.json*', (route) => route.fulfill({ contentType: 'application/json', body: route.request().url().endsWith('both') ? made(size, 'both') : one }));
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
  await expect(page.getByLabel('When', { exact: true })).toBeFocused();
  await page.getByLabel('When', { exact: true }).selectOption('2026');
  await page.getByLabel('Find a person').fill('amara abb');
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  const details = page.getByRole('group', { name: 'Details' });
  await expect(details.getByRole('heading', { name: 'Amara Abbott' })).toBeVisible();
  await details.getByRole('button', { name: 'Show only those around' }).click();
  await expect(status).not.toContainText('84 people');
  if (process.env['PICTURES_TO'] !== undefined) await page.locator('.joinery-explore').screenshot({ path: `${process.env['PICTURES_TO']}/explore-around.png` });
  await details.getByRole('button', { name: 'Show everyone' }).click();
  await details.getByRole('button', { name: 'What if they left?' }).click();
  await expect(page.getByText('Without Amara Abbott')).toBeVisible();
  await expect(status).toContainText('83 people');
  await expect(status).toContainText(/cut off|longer|can no longer/);
  const shots = process.env['PICTURES_TO'];
  if (shots !== undefined) await page.locator('.joinery-explore').screenshot({ path: `${shots}/explore-what-if.png` });
  await expect(page.getByRole('table', { name: 'Before and after' })).toContainText('83');
  await page.getByRole('button', { name: 'Put everything back' }).click();
  await expect(status).toContainText('84 people');
  await page.getByLabel('Find a person').fill('nobody such');
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await expect(status).toContainText('Nobody here');
});

test('a tie is tried by keyboard alone, with figures before and after, and goes over to the page that keeps it (picture)', async ({ page }) => {
  await open(page);
  const status = page.getByRole('status');
  await expect(status).toContainText('84 people');
  await page.getByLabel('Find a person').fill('Amara Abbott');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  const details = page.getByRole('group', { name: 'Details' });
  await expect(details).toBeFocused();
  await details.getByRole('button', { name: 'What if they had a new tie?' }).press('Enter');
  await expect(status).toContainText('Now go to whom the new tie is with');
  await page.getByLabel('Find a person').fill('Nadia Abbott');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await details.getByRole('button', { name: 'Make the tie with Amara Abbott' }).press('Enter');
  await expect(page.getByText('A tie from Amara Abbott to Nadia Abbott')).toBeVisible();
  const figures = page.getByRole('table', { name: 'Before and after' });
  const ties = await figures.getByRole('row', { name: /^Ties/ }).getByRole('cell').allTextContents();
  expect(Number(ties[1])).toBe(Number(ties[0]) + 1);
  expect(await page.getByRole('link', { name: 'Keep this' }).getAttribute('href')).toMatch(/^\/what-if\?symmetry=any&from=p\d+&to=p\d+$/);
  const shots = process.env['PICTURES_TO'];
  if (shots !== undefined) await page.screenshot({ path: `${shots}/explore-tie.png`, fullPage: true });
  await page.getByRole('button', { name: /Take the tie of Amara Abbott/ }).press('Enter');
  await expect(page.getByText('A tie from Amara Abbott')).toHaveCount(0);
});

test('where the map can’t be loaded it says so, and can be tried again', async ({ page }) => {
  await page.route('**/network-under-test', (route) => route.fulfill({ contentType: 'text/html', body: made(84, 'page') }));
  let isDown = true;
  await page.route('**/explore.json*', (route) => (isDown ? route.fulfill({ status: 503, body: '' }) : route.fulfill({ contentType: 'application/json', body: made(84, 'one') })));
  await page.goto('/network-under-test');
  await page.getByRole('button', { name: 'Explore this network' }).click();
  await expect(page.getByRole('status')).toContainText('could not be loaded');
  isDown = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('application')).toBeVisible();
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
      // Reading a point waits until all is painted.
      document.querySelector<HTMLCanvasElement>('[role=application] canvas')?.getContext('2d')?.getImageData(0, 0, 1, 1);
    }
    return (performance.now() - started) / 5;
  });
  expect(took).toBeLessThan(2000);
  const shots = process.env['PICTURES_TO'];
  if (shots !== undefined) await map.screenshot({ path: `${shots}/explore-5000-${Math.round(took)}ms.png` });
});

test('two fingers zoom, one finger moves only what is zoomed, and the wheel needs focus (picture)', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, ...(baseURL === undefined ? {} : { baseURL }) });
  const page = await context.newPage();
  await open(page);
  const map = page.getByRole('application');
  await map.scrollIntoViewIfNeeded();
  expect(await map.evaluate((element) => getComputedStyle(element).touchAction)).toBe('pan-y');
  const box = (await map.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const [x, y] = [box.x + box.width / 2, box.y + 120];
  const fingers = await context.newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly (readonly [number, number])[]) => fingers.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([a, b], id) => ({ x: a, y: b, id })) });
  await touch('touchStart', [[x - 20, y], [x + 20, y]]);
  for (const by of [30, 45, 60, 80]) await touch('touchMove', [[x - by, y], [x + by, y]]);
  await touch('touchEnd', []);
  expect(await map.evaluate((element) => getComputedStyle(element).touchAction)).toBe('none');
  await page.getByRole('button', { name: 'Show all of the network' }).click();
  expect(await map.evaluate((element) => getComputedStyle(element).touchAction)).toBe('pan-y');
  await context.close();
});
