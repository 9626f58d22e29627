import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

const demo = '/p/hartshire-partnership';

const sound = async (page: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`), page.url()).toEqual([]);
};

test('every page of who is at the table is sound (P1–P8, G10, B8)', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Sign in as the coordinator' }).click();
  for (const path of ['/people', '/people/organisations', '/people/groups', '/people/checks', '/people/chair', '/people/stage', '/people/standing', '/people/accountability', '/people/boundaries', '/people/boundaries/load', '/people/skills', '/people/tiers', '/people/calendar', '/people/contributions', '/people/orphans', '/people/personal', '/people/export', '/people/reorganise', '/people/organisation/new', '/people/group/new', '/people/person/new', '/people/mine', '/people/about']) {
    expect((await page.goto(`${demo}${path}`))?.status(), path).toBe(200);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await sound(page);
  }
});

test('a contribution with no account: what waits, a fault, an answer, and handing on (B1, B2)', async ({ page, browser }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Sign in as the coordinator' }).click();
  await page.goto(`${demo}/people/mine`);
  await page.getByRole('button', { name: 'Do them now' }).click();
  await expect(page).toHaveURL(/\/c\//);
  const link = page.url();
  await sound(page);
  await page.getByRole('link', { name: 'Say how far the partnership has come' }).or(page.getByRole('link', { name: 'Check what we hold on you' })).first().click();
  await sound(page);
  const stranger = await (await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } })).newPage();
  await stranger.goto(link);
  await expect(stranger.getByRole('heading', { level: 1 })).toContainText('for you');
  await stranger.getByRole('link', { name: 'Check what we hold on you' }).click();
  await stranger.getByLabel('Email address').fill('nobody');
  await stranger.getByRole('button', { name: 'Send' }).click();
  await expect(stranger.getByRole('alert')).toContainText('Enter an email address');
  await stranger.getByLabel('Email address').fill('ruth.ellery@hartshire.example');
  await stranger.getByRole('button', { name: 'Send' }).click();
  await expect(stranger.getByText('Thank you. We have it')).toBeVisible();
  await expect(stranger.getByRole('link', { name: 'Check what we hold on you' })).toHaveCount(0);
  await stranger.getByRole('link', { name: 'This is not me any more' }).click();
  await stranger.getByLabel('Their name').fill('Tom Okafor');
  await stranger.getByRole('button', { name: 'Send to the coordinator' }).click();
  await expect(stranger.getByText('Nothing changes until they agree')).toBeVisible();
  await stranger.goto(demo);
  await expect(stranger, 'the link signs nobody in').toHaveURL(/sign-in/);
  await page.goto(`${demo}/people/orphans`);
  await expect(page.getByText('Ruth Ellery asks to hand over')).toBeVisible();
  await page.getByRole('button', { name: 'Decline' }).click();
  await expect(page.getByText('Declined. Nothing has moved')).toBeVisible();
});
