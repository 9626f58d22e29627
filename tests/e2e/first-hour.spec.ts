import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

const fits = async (page: Page): Promise<void> => {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over, `${page.url()} is wider than its window`).toBeLessThanOrEqual(1);
};

const sound = async (page: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`), page.url()).toEqual([]);
  await fits(page);
};

const rows = Array.from({ length: 8 }, (_, index) => `Person ${index + 1}\tOrganisation ${(index % 3) + 1} Council\tperson${index + 1}@example.org\tPartnership Board\t${index === 0 ? 'Chair' : 'Member'}`);
const members = ['Name\tOrganisation\tEmail\tGroup\tRole', ...rows].join('\n');

test('the first hour, from an empty page to a board paper (A1, A11, A12, A13, P1, P3)', async ({ page }) => {
  const name = `Westmere Partnership ${Date.now()}`;
  await page.goto('/');
  await sound(page);
  await page.getByRole('button', { name: 'Sign in as the coordinator' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Hello');
  await sound(page);

  await page.goto('/set-up');
  await page.getByRole('button', { name: 'Set up the partnership' }).click();
  await expect(page.getByRole('alert')).toContainText('Enter the name of your partnership');
  await page.getByLabel('Name of the partnership').fill(name);
  await page.getByLabel('Area it covers').fill('Westmere');
  await page.getByLabel('Unitary authority').check();
  await sound(page);
  await page.getByRole('button', { name: 'Set up the partnership' }).click();

  await page.getByLabel('Paste the rows').fill(members.replace('person3@example.org', 'not an address'));
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('alert')).toContainText('Row 4');
  await page.goBack();
  await page.getByLabel('Paste the rows').fill(members);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Check the members' })).toBeVisible();
  await sound(page);
  await page.getByRole('button', { name: 'Add them' }).click();
  await expect(page.getByText('8 people from 3 organisations')).toBeVisible();

  await page.getByRole('link', { name: 'Health check' }).first().click();
  await page.getByRole('button', { name: 'Run a health check' }).click();
  await page.getByRole('link', { name: 'Meeting style' }).click();
  await page.getByLabel('Which meeting is it about?').fill('The board of 12 November');
  await sound(page);
  await page.getByRole('button', { name: 'Save and check' }).click();
  await expect(page.getByText('8 people will be asked')).toBeVisible();
  await page.getByRole('button', { name: 'Open and send the invitations' }).click();
  await expect(page.getByText('8 invitations on the way')).toBeVisible();

  await page.getByRole('link', { name: 'See the messages and their links' }).click();
  const links = await page.getByRole('link', { name: /Open the personal link/ }).evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''));
  expect(links).toHaveLength(8);
  await answerAll(page, links);

  await page.goto('/?all=yes');
  await page.getByRole('link', { name }).click();
  await page.getByRole('link', { name: 'Health check' }).first().click();
  await page.getByRole('link', { name: /Meeting style/ }).first().click();
  await expect(page.getByText('6 of 8')).toBeVisible();
  await sound(page);
  await page.getByRole('button', { name: 'Close it and show the results' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Close it now?' })).toBeVisible();
  await page.getByRole('button', { name: 'Close it', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'What the answers say' })).toBeVisible();
  await sound(page);

  await page.getByRole('link', { name: /Make this an action/ }).first().click();
  await page.getByLabel('What will be done?').fill('Take reports as read');
  await page.getByLabel('Which organisation owns it?').selectOption({ index: 1 });
  await page.getByLabel('Day').fill('31');
  await page.getByLabel('Month').fill('3');
  await page.getByLabel('Year').fill('2030');
  await page.getByLabel('How will you know that it worked?').fill('Half of the time goes on discussion');
  await sound(page);
  await page.getByRole('button', { name: 'Save the action' }).click();
  await expect(page.getByText('Action added to the plan')).toBeVisible();
  await sound(page);

  await page.goto('/?all=yes');
  await page.getByRole('link', { name }).click();
  await page.getByRole('link', { name: 'Health check' }).first().click();
  await page.getByRole('link', { name: /Meeting style/ }).first().click();
  await page.getByRole('button', { name: 'See the results' }).click();
  for (const paper of ['Word paper', 'PDF', 'Spreadsheet']) {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: paper }).click()]);
    expect(await download.failure()).toBeNull();
  }

  await page.goto(links[0] ?? '');
  await page.getByRole('button', { name: 'See the results beside your answers' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('beside yours');
  await sound(page);
});

const answerAll = async (page: Page, links: readonly string[]): Promise<void> => {
  for (const [index, link] of links.slice(0, 6).entries()) {
    await page.goto(link);
    if (index === 0) await sound(page);
    await page.getByRole('button', { name: 'Start now' }).click();
    for (let question = 0; question < 16; question += 1) {
      await page.getByRole('radio').nth(index % 2 === 0 ? 0 : question % 5).check();
      if (index === 0 && question === 0) await sound(page);
      await page.getByRole('button', { name: 'Save and continue' }).click();
      const reason = page.getByRole('link', { name: 'Go on without a reason' });
      if (await reason.isVisible()) await reason.click();
    }
    if (index === 0) await sound(page);
    await page.getByRole('button', { name: 'Send my answers' }).click();
    await expect(page.getByRole('heading', { name: 'Answers sent' })).toBeVisible();
  }
};

test.describe('with no script, on a phone', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
  test('the demo can be read from end to end (B8)', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('button', { name: 'Sign in as the coordinator' }).click();
    for (const path of ['', '/people', '/people/organisations', '/people/groups', '/people/about', '/people/import', '/people/checks', '/people/chair', '/people/stage', '/people/standing', '/people/accountability', '/people/boundaries', '/people/skills', '/people/tiers', '/people/calendar', '/people/contributions', '/people/orphans', '/people/personal', '/people/export', '/people/reorganise', '/people/mine', '/health-check', '/health-check/banks', '/health-check/banks/governance', '/health-check/new', '/health-check/new/seven-s', '/delivery', '/history', '/rights']) {
      const answer = await page.goto(`/p/hartshire-partnership${path}`);
      expect(answer?.status(), path).toBe(200);
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      await fits(page);
    }
    await page.goto('/p/hartshire-partnership/health-check');
    await page.getByRole('link', { name: '7S health check, this year' }).click();
    await page.getByRole('button', { name: 'See the results' }).click();
    await expect(page.getByRole('img').filter({ visible: true }).first()).toBeVisible();
    await fits(page);
    await page.getByRole('link', { name: 'Style', exact: true }).click();
    await fits(page);
  });
});
