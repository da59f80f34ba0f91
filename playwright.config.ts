import { defineConfig } from '@playwright/test'
import { ownDisplays } from './e2e/support/displays'

/**
 * The real app under a real display. Each worker has a display of its own where the tests start them, since focus and clipboard are a display's; else they
 * share the developer's, one at a time. The times are those after which a test is taken to hang, on a machine that has other work as well: what
 * must be quick says so itself.
 */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  timeout: 400_000,
  expect: { timeout: 60_000 },
  workers: ownDisplays ? 2 : 1,
  fullyParallel: true,
  forbidOnly: true,
  // A machine that stalls is no fault of the app: such a test is tried once more, and named at the end as flaky where that passes.
  retries: 1,
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  use: { trace: 'retain-on-failure' },
})
