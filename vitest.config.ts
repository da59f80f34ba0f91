import { defineConfig } from 'vitest/config'

/** Times after which a test is taken to hang, on a machine that has other work as well; vitest's own are meant for an idle one. */
const patience = {
  testTimeout: 300_000,
  hookTimeout: 300_000,
  expect: { poll: { timeout: 60_000, interval: 20 } },
  // As end to end: many start real processes and ask a real index. The report names what passed at the second try.
  retry: 1,
}

/** Engine and rules under plain Node, the page's parts under happy-dom; the real app is Playwright's. */
export default defineConfig({
  test: {
    // Most of what is tested waits for processes: no core is kept back for the runner.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['shared/**/*.test.ts', 'electron/**/*.test.ts', 'scripts/**/*.test.ts'],
          ...patience,
        },
      },
      {
        test: {
          name: 'page',
          environment: 'happy-dom',
          include: ['renderer/**/*.test.{ts,tsx}'],
          setupFiles: ['renderer/testing/canvas.ts'],
          ...patience,
        },
      },
    ],
  },
})
