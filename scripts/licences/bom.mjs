import { createHash } from 'node:crypto'

/** @typedef {import('./parts.mjs').Part} Part */

/** The address of a part among all packages of the world. @param {Part} part */
export function purlOf({ ecosystem, name, version }) {
  if (ecosystem === 'none') return null
  return `pkg:${ecosystem}/${name.replace(/^@/, '%40')}@${version}`
}

/** A number for a list of parts: the same parts have the same. @param {string} text */
function serialOf(text) {
  const hex = createHash('sha256').update(text).digest('hex')
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 3) | 8).toString(16)
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** @param {Part} part */
function componentOf(part) {
  const purl = purlOf(part)
  const [, group, plain] = /^(@[^/]+)\/(.+)$/.exec(part.name) ?? [null, null, part.name]
  const isExpression = / (OR|AND) /.test(part.licence)
  return {
    type: part.name === 'uv' || part.name === 'electron' ? 'application' : 'library',
    'bom-ref': purl ?? `${part.name}@${part.version}`,
    ...(group === null ? {} : { group }),
    name: plain,
    version: part.version,
    ...(part.sha512 === null ? {} : { hashes: [{ alg: 'SHA-512', content: part.sha512 }] }),
    licenses: isExpression
      ? [{ expression: part.licence.replace(/^\((.*)\)$/, '$1') }]
      : [{ license: { id: part.licence } }],
    ...(purl === null ? {} : { purl }),
    ...(part.homepage === null ? {} : { externalReferences: [{ type: 'website', url: part.homepage }] }),
  }
}

/**
 * The list of parts as CycloneDX 1.6 has it. It names no time: the same parts give the same bytes.
 * @param {{ name: string, version: string, license: string, description: string }} app @param {readonly Part[]} parts
 */
export function bomOf(app, parts) {
  const components = parts.map(componentOf)
  const ref = `pkg:generic/${app.name}@${app.version}`
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: serialOf(JSON.stringify([app.version, components])),
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': ref,
        name: app.name,
        version: app.version,
        description: app.description,
        licenses: [{ license: { id: app.license } }],
        purl: ref,
      },
    },
    components,
    dependencies: [{ ref, dependsOn: components.map((component) => component['bom-ref']) }],
  }
}

/**
 * The licences of all parts as one text.
 * @param {{ name: string, version: string, license: string }} app @param {readonly Part[]} parts
 */
export function noticesOf(app, parts) {
  const line = '-'.repeat(80)
  const head = `Nodelab ${app.version} is under ${app.license}. It is shipped with these parts, each under its own licence.\n`
  const list = parts.map(({ name, version, licence }) => `  ${name} ${version}: ${licence}`).join('\n')
  const texts = parts.map(({ name, version, licence, homepage, texts: all }) =>
    [
      line,
      `${name} ${version}`,
      ...(homepage === null ? [] : [homepage]),
      '',
      ...(all.length === 0 ? [`The package holds no text of its licence, which it names as ${licence}.`] : all),
      '',
    ].join('\n'),
  )
  return `${head}\n${list}\n\n${texts.join('\n')}`
}
