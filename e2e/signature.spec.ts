import { readFile, writeFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { z } from 'zod'
import { expect, type Nodelab, test } from './support/nodelab'
import { glance } from './support/pictures'

const code = `def main(text: str, limit: int = 3) -> dict:
    """Cuts a text.

    Args:
        text: What is cut, word by word.
        limit: How many words are left at most.
    """
    return {"parts": text.split()[:limit], "words": len(text), "size": len(text)}
`

const javascript = `type: code
title: join
code_language: javascript
code: |
  function main({first, second = "b"}) {
    return {result: first + second}
  }
variables:
  - variable: first
    value_type: string
    value_selector: [start, query]
outputs:
  result: {type: string, children: null}
samples:
  first: a
`

/** The first line of the code, as the editor draws it. */
const firstLine = (nodelab: Nodelab) => nodelab.code.locator('.view-line').first()

/** The inputs and values that the node's file has. */
async function saved(nodelab: Nodelab): Promise<unknown> {
  const file: unknown = parse(await readFile(nodelab.author.nodeFile('split_text'), 'utf8'))
  const { variables, samples } = z
    .object({ variables: z.array(z.object({ variable: z.string() })), samples: z.record(z.string(), z.unknown()) })
    .parse(file)
  return { names: variables.map(({ variable }) => variable), samples }
}

test('main() and the inputs go together, and back in one step', async ({ nodelab }) => {
  const { page } = nodelab
  const undo = (): Promise<void> => page.keyboard.press('ControlOrMeta+Z')
  const names = page.getByRole('textbox', { name: 'Name of the input' })
  const header = async (expected: string): Promise<void> => {
    // The editor draws spaces as no-break spaces.
    await expect
      .poll(async () => ((await firstLine(nodelab).textContent()) ?? '').replace(/\u00a0/g, ' '))
      .toBe(expected)
  }
  const inputs = async (...expected: string[]): Promise<void> => {
    await expect
      .poll(() => names.evaluateAll((all) => all.map((each) => (each as HTMLInputElement).value)))
      .toEqual(expected)
  }
  /** Selects a word of the header by a double click, and types over it. */
  const typeOver = async (word: string, next: string): Promise<void> => {
    // A line that the editor is still drawing takes no double click.
    await expect(async () => {
      const place = await firstLine(nodelab).evaluate((line, wanted) => {
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const at = node.textContent?.indexOf(wanted) ?? -1
          if (at === -1) continue
          const range = document.createRange()
          range.setStart(node, at + 1)
          range.setEnd(node, at + 2)
          const { x, y, height } = range.getBoundingClientRect()
          return { x, y: y + height / 2 }
        }
        throw new Error(`${wanted} is not in the first line`)
      }, word)
      await page.mouse.dblclick(place.x, place.y)
      await expect(page.locator('.monaco-editor.focused .selected-text')).toBeVisible({ timeout: 2000 })
    }).toPass()
    await page.keyboard.type(next)
  }

  await expect(page.locator('.tab.on')).toContainText('installed_packages')
  await nodelab.openNode('split_text')
  await nodelab.write(code)
  await inputs('text', 'limit')
  await expect(page.locator('.vars').getByText('How many words are left at most.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Add size' })).toBeVisible()
  await page.getByRole('textbox', { name: 'Value of text' }).fill('one two')

  await test.step('an added input is a parameter, until it is taken back', async () => {
    await page.getByRole('button', { name: 'Add input' }).click()
    await names.last().fill('lang')
    await page.keyboard.press('Enter')
    await header('def main(text: str, lang: str, limit: int = 3) -> dict:')
    await nodelab.code.click()
    await undo()
    await inputs('text', 'limit', 'arg3')
    await header('def main(text: str, arg3: str, limit: int = 3) -> dict:')
    await undo()
    await inputs('text', 'limit')
    await header('def main(text: str, limit: int = 3) -> dict:')
    await page.keyboard.press('ControlOrMeta+Shift+Z')
    await inputs('text', 'limit', 'arg3')
    await page.locator('.vars h2').first().click()
    await undo()
    await inputs('text', 'limit')
    await header('def main(text: str, limit: int = 3) -> dict:')
  })

  await test.step('undone in the field whose name Enter has kept, name and header go back, and stay when it is left', async () => {
    await page.getByRole('button', { name: 'Add input' }).click()
    await expect(names.last()).toBeFocused()
    await page.keyboard.type('tail')
    await page.keyboard.press('Enter')
    await header('def main(text: str, tail: str, limit: int = 3) -> dict:')
    await undo()
    await inputs('text', 'limit', 'arg3')
    await header('def main(text: str, arg3: str, limit: int = 3) -> dict:')
    await page.keyboard.press('Tab')
    await inputs('text', 'limit', 'arg3')
    await undo()
    await inputs('text', 'limit')
    await header('def main(text: str, limit: int = 3) -> dict:')
  })

  await test.step('a value that a type of the header cannot take leaves its field empty, until it is taken back', async () => {
    await typeOver('str', 'int')
    await expect(page.getByRole('textbox', { name: 'Value of text' })).toHaveValue('')
    await expect(page.locator('.vars .field-note.danger')).toHaveCount(0)
    await undo()
    await expect(page.getByRole('textbox', { name: 'Value of text' })).toHaveValue('one two')
    await header('def main(text: str, limit: int = 3) -> dict:')
  })

  await test.step('a parameter that is renamed takes its input and value with it', async () => {
    await typeOver('text', 'sentence')
    await inputs('sentence', 'limit')
    await expect(page.getByRole('textbox', { name: 'Value of sentence' })).toHaveValue('one two')
    await expect
      .poll(() => saved(nodelab))
      .toMatchObject({ names: ['sentence', 'limit'], samples: { sentence: 'one two' } })
    await undo()
    await inputs('text', 'limit')
    await expect(page.getByRole('textbox', { name: 'Value of text' })).toHaveValue('one two')
  })

  await test.step('a renamed input takes its uses with it, and a run finds it', async () => {
    await names.first().fill('words')
    await page.keyboard.press('Enter')
    await header('def main(words: str, limit: int = 3) -> dict:')
    await expect(nodelab.code).toContainText('words.split()[:limit]')
    await page.getByRole('button', { name: 'Add size' }).click()
    await nodelab.run()
    await expect(nodelab.verdict).toContainText('OK', { timeout: 90_000 })
  })

  await test.step('JavaScript takes its inputs apart, and they go with it', async () => {
    await glance(page, 'inputs with descriptions')
    await writeFile(nodelab.author.nodeFile('join'), javascript)
    await nodelab.openNode('join')
    await inputs('first')
    await typeOver('first', 'head')
    await inputs('head')
    await expect(page.getByRole('textbox', { name: 'Value of head' })).toHaveValue('a')
    await page.getByRole('button', { name: 'Add second' }).click()
    await names.last().fill('tail')
    await page.keyboard.press('Enter')
    await header('function main({head, tail = "b"}) {')
    await page.getByRole('button', { name: 'Add input' }).click()
    await page.keyboard.press('Escape')
    await header('function main({head, tail = "b", arg3}) {')
  })
})
