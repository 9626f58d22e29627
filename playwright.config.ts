import { defineConfig } from '@playwright/test';
import { browserForTests } from './tests/support/browser.ts';

const browser = await browserForTests();

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  globalSetup: './tests/support/start-app-under-test.ts',
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 180_000,
  use: {
    baseURL: process.env['JOINERY_UNDER_TEST'] ?? '',
    browserName: 'chromium',
    launchOptions: { ...browser, chromiumSandbox: false },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    trace: 'retain-on-failure',
    actionTimeout: 10_000,
    navigationTimeout: 20_000,
  },
});
