import { describe, expect, it } from 'vitest'
import { originOf, readAddress } from './remoteAddress'

describe('the address of a sandbox', () => {
  it.each([
    [' http://Sandbox:8194/ ', 'http://sandbox:8194'],
    ['https://dify.example.org/sandbox//', 'https://dify.example.org/sandbox'],
    ['HTTP://[::1]:8194', 'http://[::1]:8194'],
  ])('%s is %s', (given, address) => {
    expect(readAddress(given)).toEqual({ address, fault: null })
  })

  it.each([
    ['', 'empty'],
    ['sandbox:8194', 'scheme'],
    ['ftp://sandbox', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['javascript:alert(1)', 'scheme'],
    ['http://user:secret@sandbox:8194', 'login'],
    ['http://sandbox:99999', 'form'],
    ['http://sandbox:0', 'form'],
    ['http://sandbox/?a=1', 'form'],
    ['http://sand box', 'form'],
    ['http:///x', 'form'],
  ])('%s is none: %s', (given, fault) => {
    expect(readAddress(given)).toEqual({ address: null, fault })
  })

  it('has an origin that a key belongs to, whatever the path', () => {
    expect(originOf('http://a/x')).toBe(originOf('http://a:80'))
    expect(originOf('https://a')).not.toBe(originOf('http://a'))
    expect(originOf('http://a:1')).not.toBe(originOf('http://a:2'))
  })
})
