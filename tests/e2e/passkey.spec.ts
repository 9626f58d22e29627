import { expect, test } from '@playwright/test';

test('a passkey signs in where there is no password (people and rights)', async ({ page, baseURL }) => {
  // A passkey needs a name: 127.0.0.1 has none.
  const home = (baseURL ?? '').replace('127.0.0.1', 'localhost');
  const devices = await page.context().newCDPSession(page);
  await devices.send('WebAuthn.enable');
  await devices.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
  await page.goto(home);
  await page.getByRole('button', { name: 'Sign in as the board member' }).click();
  await page.goto(`${home}/account`);
  await page.getByRole('button', { name: 'Add a passkey of this device' }).click();
  await expect(page.getByRole('button', { name: 'Remove' })).toBeVisible();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.goto(`${home}/sign-in?next=/account`);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
  await expect(page.getByText('member@demo.joinery.example')).toBeVisible();
});
