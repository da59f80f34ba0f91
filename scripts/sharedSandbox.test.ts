import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'

const folder = new URL('../docs/sandbox/', import.meta.url)
const textOf = (name: string): Promise<string> => readFile(new URL(name, folder), 'utf8')

interface Container {
  readonly image: string
  readonly env: readonly { readonly name: string; readonly value?: string; readonly valueFrom?: unknown }[]
  readonly resources: { readonly limits: { readonly memory: string } }
  readonly volumeMounts: readonly { readonly mountPath: string }[]
  readonly startupProbe: { readonly exec: { readonly command: readonly string[] } }
}
interface Deployment {
  readonly kind: string
  readonly spec: { readonly template: { readonly spec: { readonly containers: readonly Container[] } } }
}

describe('the files for a shared sandbox', () => {
  it('are Compose with a key of one’s own, limits, and a check that is a run', async () => {
    const { services } = parse(await textOf('compose.yaml'), { strict: true }) as {
      services: { sandbox: Record<string, unknown> }
    }
    const { environment, volumes, healthcheck, ports, mem_limit: memory } = services.sandbox
    expect((environment as Record<string, string>)['API_KEY']).toMatch(/^\$\{SANDBOX_API_KEY:\?/)
    expect(volumes).toEqual(['./python-requirements.txt:/dependencies/python-requirements.txt:ro'])
    expect(ports).toEqual(['${SANDBOX_BIND:-127.0.0.1}:8194:8194'])
    expect(memory).toBe('1g')
    const [, command = ''] = (healthcheck as { test: string[] }).test
    // Compose reads two dollars as one.
    expect(command).toContain('$$API_KEY')
    expect(JSON.parse(/-d '([^']*)'/.exec(command)?.[1] ?? '')).toMatchObject({ language: 'python3' })
  })

  it('are Kubernetes with a key from a secret, limits, and the requirements as kustomize makes them', async () => {
    const documents = parseAllDocuments(await textOf('kubernetes.yaml'), { strict: true })
    expect(documents.flatMap(({ errors }) => errors)).toEqual([])
    const all = documents.map((one) => one.toJS() as Deployment)
    expect(all.map(({ kind }) => kind)).toEqual(['Deployment', 'Service', 'NetworkPolicy'])
    const [container] = all[0]?.spec.template.spec.containers ?? []
    const key = container?.env.find(({ name }) => name === 'API_KEY')
    expect(key).toEqual({ name: 'API_KEY', valueFrom: { secretKeyRef: { name: 'sandbox-key', key: 'api-key' } } })
    expect(container?.resources.limits.memory).toBe('1Gi')
    expect(container?.volumeMounts[0]?.mountPath).toBe('/dependencies')
    const command = container?.startupProbe.exec.command.at(-1) ?? ''
    expect(JSON.parse(/-d '([^']*)'/.exec(command)?.[1] ?? '')).toMatchObject({ language: 'python3' })
    const kustomization = parse(await textOf('kustomization.yaml'), { strict: true }) as Record<string, unknown>
    expect(kustomization).toMatchObject({
      resources: ['kubernetes.yaml'],
      configMapGenerator: [{ name: 'sandbox-requirements', files: ['python-requirements.txt'] }],
    })
  })

  it('name one image and no default key', async () => {
    const texts = await Promise.all(['compose.yaml', 'kubernetes.yaml', 'kustomization.yaml'].map(textOf))
    const images = texts.flatMap((text) => [...text.matchAll(/image: (\S+)/g)].map(([, image]) => image))
    expect(new Set(images)).toEqual(new Set(['langgenius/dify-sandbox:0.2.15']))
    for (const text of texts) expect(text).not.toMatch(/(?:API_KEY|api-key)['"]?[:=]\s*['"]?dify-sandbox/)
  })
})
