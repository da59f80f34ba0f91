import { defineConfig } from '@playwright/test'

/**
 * The real app under a real display; one at a time, since each starts an Electron of its own. The times are those after which a test is
 * taken to hang, on a machine that has other work as well: what must be quick says so itself.
 */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  timeout: 400_000,
  expect: { timeout: 60_000 },
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  use: { trace: 'retain-on-failure' },
})
