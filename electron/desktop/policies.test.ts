import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  allowsNavigation,
  allowsPermission,
  contentSecurityPolicy,
  developmentPolicy,
  externalLink,
  isOwnPage,
} from './policies'

const page = 'app://nodelab/index.html'
const developmentUrl = 'http://localhost:5173/'

describe('own page', () => {
  it('is the app’s scheme and host together', () => {
    expect(isOwnPage(page, null)).toBe(true)
    for (const other of [
      'app://other/index.html',
      'app:nodelab',
      'file:///nodelab',
      'https://nodelab/',
      'nodelab',
      '',
    ]) {
      expect(isOwnPage(other, null), other).toBe(false)
    }
  })

  it('is the development server’s page where there is one, and no other then', () => {
    expect(isOwnPage('http://localhost:5173/x', developmentUrl)).toBe(true)
    expect(isOwnPage('http://localhost:5174/', developmentUrl)).toBe(false)
    expect(isOwnPage('https://localhost:5173/', developmentUrl)).toBe(false)
    expect(isOwnPage(page, developmentUrl)).toBe(false)
  })

  it('is not whatever else a text can be', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl()), (text) => {
        expect(isOwnPage(text, null)).toBe(false)
      }),
    )
  })
})

describe('navigation', () => {
  it('is a reload alone', () => {
    expect(allowsNavigation(page, page, null)).toBe(true)
    expect(allowsNavigation(page, `${page}#x`, null)).toBe(true)
    expect(allowsNavigation(page, 'app://nodelab/other.html', null)).toBe(false)
    expect(allowsNavigation(page, 'https://example.com/', null)).toBe(false)
    expect(allowsNavigation('', page, null)).toBe(false)
  })
})

describe('links', () => {
  it('leave by https alone', () => {
    expect(externalLink('https://docs.dify.ai/a?b#c')).toBe('https://docs.dify.ai/a?b#c')
    expect(externalLink('HTTPS://EXAMPLE.COM')).toBe('https://example.com/')
    for (const bad of [
      'http://example.com',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'smb://host/share',
      'ms-settings:',
      'https://user:secret@example.com/',
      'https://user@example.com/',
      'example.com',
      '',
    ]) {
      expect(externalLink(bad), bad).toBeNull()
    }
  })

  it('are https whatever is asked for', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl({ validSchemes: ['http', 'https', 'ftp'] })), (text) => {
        const link = externalLink(text)
        expect(link === null || link.startsWith('https://')).toBe(true)
      }),
    )
  })
})

it('gives no permission, known or unknown', () => {
  for (const name of ['clipboard-read', 'media', 'notifications', 'openExternal', 'geolocation', 'one of tomorrow']) {
    expect(allowsPermission(name), name).toBe(false)
  }
})

it('has a policy that starts from nothing and runs no code from text', () => {
  expect(contentSecurityPolicy).toMatch(/^default-src 'none'; /)
  expect(contentSecurityPolicy).toContain("script-src 'self';")
  for (const policy of [contentSecurityPolicy, developmentPolicy]) expect(policy).not.toContain('eval')
  expect(contentSecurityPolicy).not.toMatch(/script-src[^;]*unsafe|https?:|\*/)
})
