import { describe, expect, it } from 'vitest'
import { outputTypes } from '../../model/node'
import { defaultTarget, findTarget, listedTargets, nearestTarget, targets } from '.'
import { basePackages } from './target'

describe('targets', () => {
  it.each([
    ['0.11', 'dify-0.11'],
    ['dify-0.11', 'dify-0.11'],
    ['Dify 0.11', 'dify-0.11'],
    ['0.11.1', 'dify-0.11'],
    ['1.16', 'dify-1.16'],
    [' DIFY 1.16.1 ', 'dify-1.16'],
    ['1.15', 'dify-1.14'],
    ['1.1', 'dify-1.0'],
    ['1.6.0', 'dify-1.6'],
    ['1.9.2', 'dify-1.9.2'],
    ['1.12.1', 'dify-1.12'],
    ['dify-1.15', 'dify-1.14'],
    ['v1.9.2', 'dify-1.9.2'],
    ['dify-v1.15', 'dify-1.14'],
    ['latest', 'dify-1.16'],
    ['dify latest', 'dify-1.16'],
    ['dify-sandbox-py', 'dify-1.16+sandbox-py'],
    ['1.9+sandbox-py', 'dify-1.9+sandbox-py'],
    ['Dify 1.4 + dify-sandbox-py', 'dify-1.4+sandbox-py'],
  ])('are found by %j', (name, id) => {
    expect(findTarget(name)?.id).toBe(id)
  })

  it.each(['', 'dify', '1', '1.160', '0.11.9', 'python', 'v', 'vlatest', 'constructor'])(
    'are not found by %j',
    (name) => {
      expect(findTarget(name)).toBeNull()
    },
  )

  it.each([
    ['1.17', 'dify-1.16'],
    ['2', 'dify-1.16'],
    ['1.13.9', 'dify-1.13.3'],
    ['0.6.8', 'dify-0.11'],
    ['0.14.2', 'dify-0.11'],
    ['1.17+sandbox-py', 'dify-1.16+sandbox-py'],
  ])('are offered as the nearest to %j', (name, id) => {
    expect(nearestTarget(name)?.id).toBe(id)
  })

  it('lists those that the author chooses from, newest first', () => {
    expect(listedTargets.map(({ name }) => name)).toEqual(
      ['1.16', '1.14', '1.13', '1.10', '1.9', '1.8', '1.7', '1.4', '1.3', '1.0', '0.11'].map(
        (version) => `Dify ${version}`,
      ),
    )
  })

  it('have each an id that finds it, and the newest is the default', () => {
    for (const target of targets) expect(findTarget(target.id)).toBe(target)
    expect(new Set(targets.map((target) => target.id)).size).toBe(targets.length)
    const names = targets.flatMap(({ id, aliases }) => [id.slice('dify-'.length), ...aliases])
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
    for (const { variantOf } of targets) if (variantOf !== null) expect(findTarget(variantOf)?.variantOf).toBeNull()
    expect(defaultTarget).toBe(targets[0])
  })

  it.each(targets)('$name has sound data', (target) => {
    expect(target.base.date).toMatch(/^\d{4}-\d\d-\d\d$/)
    for (const pin of basePackages(target)) expect(pin).toMatch(/^[a-z0-9][a-z0-9-]*==\d[\w.]*$/)
    expect([...target.base.packages]).toEqual([...target.base.packages].sort())
    for (const wrapper of Object.values(target.wrappers)) {
      const { script, linesBefore } = wrapper
      const place = 'template' in wrapper && wrapper.template === 'base64' ? '{{template}}' : '{{code}}'
      expect(script.split(place)).toHaveLength(2)
      if (place === '{{code}}') expect(script.split(place)[0]?.split('\n')).toHaveLength(linesBefore + 1)
      expect(script.split('{{inputs}}')).toHaveLength(2)
      expect(script.split('<<RESULT>>')).toHaveLength(3)
    }
    for (const type of target.outputTypes) expect(outputTypes).toContain(type)
    for (const code of Object.values(target.defaultCode)) expect(code).toMatch(/^\n[^]*\n$/)
  })

  it('list what the sandbox of Dify 0.11 lists, in its order', () => {
    const listed =
      'anyio==4.6.2.post1 certifi==2024.8.30 charset-normalizer==3.4.0 exceptiongroup==1.2.2 h11==0.14.0 httpcore==1.0.6 ' +
      'httpx==0.27.2 idna==3.10 jinja2==3.0.3 markupsafe==3.0.1 pip==23.0.1 pysocks==1.7.1 requests==2.32.3 ' +
      'setuptools==65.5.1 sniffio==1.3.1 socksio==1.0.0 typing-extensions==4.12.2 urllib3==2.2.3 wheel==0.44.0'
    const target = findTarget('0.11')
    expect(target === null ? [] : basePackages(target)).toEqual(listed.split(' '))
  })

  it('bring no setuptools with Dify 1.16', () => {
    expect(basePackages(defaultTarget).filter((pin) => /^(setuptools|wheel)=/.test(pin))).toEqual([])
  })
})
