import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

const demo = '/p/hartshire-partnership';

const sound = async (page: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`), page.url()).toEqual([]);
};

test('every page of the strategy is sound (S1–S8)', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Sign in as the coordinator' }).click();
  for (const path of ['', '/plans', '/plans/new/edit', '/outcomes', '/outcomes/young-people-find-work-or-training', '/evidence', '/evidence/new/edit', '/matrix', '/matrix/cell/new', '/matrix/effect/new', '/levels', '/agreements', '/agreements/new/edit', '/alignment']) {
    expect((await page.goto(`${demo}/strategy${path}`))?.status(), path).toBe(200);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await sound(page);
  }
});

test('an agreement is checked, and refused for signing until somebody says why (S3, S5)', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Sign in as the coordinator' }).click();
  await page.goto(`${demo}/strategy/agreements`);
  await page.getByRole('link', { name: /Hartshire’s agreement/ }).click();
  await expect(page.getByText(/16 of 35 designated/)).toBeVisible();
  await page.getByRole('link', { name: 'See the check, and sign' }).click();
  await expect(page.getByRole('heading', { name: 'T11: New firms registered' })).toBeVisible();
  await sound(page);
  await page.getByRole('button', { name: 'Sign this agreement' }).click();
  await expect(page.getByRole('alert')).toContainText('against signing');
  await sound(page);
});
