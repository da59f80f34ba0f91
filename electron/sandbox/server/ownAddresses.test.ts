import { expect, it } from 'vitest'
import { addressesOf } from './ownAddresses'

const one = (address: string, family: 'IPv4' | 'IPv6', internal = false) =>
  ({
    address,
    family,
    internal,
    netmask: '',
    mac: '',
    cidr: null,
    ...(family === 'IPv6' ? { scopeid: 0 } : {}),
  }) as never

const networks = {
  lo: [one('127.0.0.1', 'IPv4', true), one('::1', 'IPv6', true)],
  eth0: [one('192.168.1.5', 'IPv4'), one('2001:db8::5', 'IPv6'), one('fe80::1', 'IPv6'), one('169.254.3.4', 'IPv4')],
  docker0: [one('172.17.0.1', 'IPv4'), one('192.168.1.5', 'IPv4')],
}

it.each([
  ['0.0.0.0', ['192.168.1.5', '172.17.0.1']],
  ['::', ['192.168.1.5', '[2001:db8::5]', '172.17.0.1']],
  ['127.0.0.1', []],
  ['192.168.1.5', []],
])('a server on %s is reached by others as %j', (host, addresses) => {
  expect(addressesOf(host, networks)).toEqual(addresses)
})
