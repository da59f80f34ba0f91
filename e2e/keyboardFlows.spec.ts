import { ofFiles } from './support/flows/fileFlows'
import type { Flow } from './support/flows/flow'
import { ofLessons } from './support/flows/lessonFlows'
import { ofNodes } from './support/flows/nodeFlows'
import { ofPackages } from './support/flows/packageFlows'
import { expect, test } from './support/nodelab'

/** Flows that begin in one window, since a start takes longer than a flow. */
const groups: Readonly<Record<string, readonly Flow[]>> = {
  'the palette, a target, a search, a template, export and import': ofNodes,
  'an app file, and the rows of a file': ofFiles,
  packages: ofPackages,
  'a solution, and a class': ofLessons,
}

test.describe('without a mouse', () => {
  for (const [name, flows] of Object.entries(groups)) {
    test(name, async ({ nodelab }) => {
      await expect(nodelab.code).toContainText('pkg_resources')
      if (flows === ofPackages) await expect(nodelab.pill).toContainText('19 packages', { timeout: 180_000 })
      for (const flow of flows) await test.step(flow.name, () => flow.walk(nodelab))
    })
  }
})
