import '../features/run/testing/fakeBridge'
import { renderToStaticMarkup } from 'react-dom/server'
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { readMarkdown } from '../../shared/markdown/readMarkdown'
import { render } from '../features/run/testing/render'
import { Blocks, type Follow } from './Markdown'

const markupOf = (source: string, follow: Follow = () => () => {}): string =>
  renderToStaticMarkup(<Blocks blocks={readMarkdown(source)} follow={follow} />)

it('draws what was read', () => {
  expect(markupOf('# A\n\nb `c` **d**\n\n1. e\n\n   f\n')).toBe(
    '<h3 class="md-title">A</h3><p>b <code class="ic">c</code> <strong>d</strong></p>' +
      '<ol class="md-list" start="1"><li>e<p>f</p></li></ol>',
  )
})

it('follows a link that leads somewhere, and shows the words of one that does not', async () => {
  const go = vi.fn<(to: string) => void>()
  const follow: Follow = (to) => (to.startsWith('https://') ? () => go(to) : null)
  const { page } = await render(<Blocks blocks={readMarkdown('[a](https://a.example/x) [b](b.md)')} follow={follow} />)
  const links = [...page.querySelectorAll('button')]
  expect(links.map(({ textContent, title }) => [textContent, title])).toEqual([['a', 'https://a.example/x']])
  links[0]?.click()
  expect(go).toHaveBeenCalledWith('https://a.example/x')
  expect(page.textContent).toBe('a b')
})

it('draws no tag but its own, and fetches nothing, whatever the text is', () => {
  const own = /^\/?(?:h[3-6]|p|ul|ol|li|pre|blockquote|code|strong|em|button|br|hr|div|table|thead|tbody|tr|th|td)$/
  const pieces = fc.constantFrom(
    ...'<script>~<img src=x onerror=x>~<iframe srcdoc=x>~<svg/onload=x>~![a](https://a.example/x.png)'.split('~'),
    ...'[a](javascript:x)~[a](https://a.example/" onmouseover="x)~"~> ~- ~\n~\n\n~```~|~|-|\n~**~&lt;script&gt;'.split(
      '~',
    ),
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
      for (const [, name = '', rest = ''] of markupOf(parts.join('')).matchAll(/<(\/?[\w-]*)([^>]*)>/g)) {
        expect(name).toMatch(own)
        expect(rest.replace(/="[^"]*"/g, '')).toMatch(/^(?: (?:class|type|title|tabindex|start|scope))*\/?$/i)
      }
    }),
    { numRuns: 300 },
  )
})
