import assert from 'node:assert/strict'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { callersFolder, readSettings } from './config.ts'

/** Root is not held by permissions, and Windows does not know these. */
const mayWriteAnything = process.getuid === undefined || process.getuid() === 0

describe('Settings', () => {
  let here = ''
  before(() => {
    here = mkdtempSync(join(tmpdir(), 'redress-settings-'))
  })
  after(() => rmSync(here, { recursive: true }))

  test('with none given, port 3000 and a folder of its own in the current one', () => {
    assert.deepEqual(readSettings({}, here), {
      ok: true,
      value: { port: 3000, dataFolder: join(here, '.redress') },
    })
  })

  test('a relative data folder lies in the current one and need not exist, nor the folders above it', () => {
    const read = readSettings({ REDRESS_DATA: 'new/council', PORT: '0' }, here)
    assert.deepEqual(read.ok && read.value, { port: 0, dataFolder: join(here, 'new', 'council') })
  })

  test('called through npm, file names are relative to the folder of the person who calls', () => {
    const called = { INIT_CWD: '/home/someone', npm_package_name: 'redress' }
    const elsewhere = { INIT_CWD: '/home/someone', npm_package_name: 'another-project' }
    assert.equal(callersFolder(called, here), '/home/someone')
    assert.equal(callersFolder(elsewhere, here), here)
    assert.equal(callersFolder({}, here), here)
  })

  const REAL = { REDRESS_ADDRESS: 'https://redress.anytown.gov.uk', REDRESS_PROXY: '127.0.0.1' }
  const SSO = {
    OIDC_ISSUER: 'https://login.anytown.gov.uk',
    OIDC_CLIENT_ID: 'redress',
    OIDC_CLIENT_SECRET: 'secret-9',
    OIDC_ROLES: 'Complaints team=complaints-manager, auditor; a=b group=director',
  }

  test('of a door that other machines reach, behind the proxy that holds its certificate', () => {
    const read = readSettings({ ...REAL, REDRESS_HOST: '10.0.0.5', REDRESS_NAME: 'Anytown Council' }, here)
    assert.deepEqual(read.ok && read.value.door, {
      origin: 'https://redress.anytown.gov.uk',
      host: '10.0.0.5',
      proxy: '127.0.0.1',
      name: 'Anytown Council',
    })
  })

  test('of proxies by their addresses and ranges', () => {
    const read = readSettings({ ...REAL, REDRESS_PROXY: '127.0.0.1, 10.0.0.0/8, fd00::/8' }, here)
    assert.equal(read.ok && read.value.door?.proxy, '127.0.0.1, 10.0.0.0/8, fd00::/8')
  })

  test('of the council’s own sign-in, with the roles of each group', () => {
    const read = readSettings({ ...REAL, ...SSO }, here)
    assert.deepEqual(read.ok && read.value.door?.singleSignOn, {
      issuer: 'https://login.anytown.gov.uk',
      clientId: 'redress',
      clientSecret: 'secret-9',
      groupsClaim: 'groups',
      roles: new Map([
        ['Complaints team', ['complaints-manager', 'auditor']],
        ['a=b group', ['director']],
      ]),
    })
  })

  for (const [what, environment, says] of [
    ['a door without its address', { REDRESS_HOST: '0.0.0.0' }, /REDRESS_ADDRESS is needed with REDRESS_HOST/],
    ['an address over plain http', { REDRESS_ADDRESS: 'http://redress.anytown.gov.uk' }, /REDRESS_ADDRESS is not/],
    ['an address with a path', { ...REAL, REDRESS_ADDRESS: 'https://a.gov.uk/redress' }, /REDRESS_ADDRESS is not/],
    ['a proxy by its name', { ...REAL, REDRESS_PROXY: 'caddy' }, /REDRESS_PROXY is not an IP address/],
    ['a proxy range that is none', { ...REAL, REDRESS_PROXY: '127.0.0.1, 10.0.0.0/33' }, /REDRESS_PROXY is not an IP/],
    ['https without the proxy', { REDRESS_ADDRESS: REAL.REDRESS_ADDRESS }, /REDRESS_PROXY is needed/],
    [
      'other machines over plain http',
      { REDRESS_ADDRESS: 'http://localhost:3000', REDRESS_HOST: '0.0.0.0' },
      /REDRESS_HOST lets other machines in/,
    ],
    [
      'half of a sign-in',
      { ...REAL, OIDC_ISSUER: SSO.OIDC_ISSUER },
      /OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_ROLES: needed/,
    ],
    [
      'an issuer over plain http',
      { ...REAL, ...SSO, OIDC_ISSUER: 'http://login.example' },
      /OIDC_ISSUER is not an https address/,
    ],
    [
      'a role that there is not',
      { ...REAL, ...SSO, OIDC_ROLES: 'Team=complaint-manager' },
      /no role “complaint-manager”. Did you mean complaints-manager/,
    ],
    ['a group without a role', { ...REAL, ...SSO, OIDC_ROLES: 'Team' }, /“Team” is not written as group=role/],
  ] as const) {
    test(`${what} is refused with the way out, and no secret is told`, () => {
      const read = readSettings(environment, here)
      assert.ok(!read.ok)
      assert.match(read.error, says)
      assert.ok(!read.error.includes('secret-9'))
    })
  }

  test('every problem of the door is told at once', () => {
    const read = readSettings({ PORT: 'x', REDRESS_HOST: '0.0.0.0', OIDC_ROLES: 'Team' }, here)
    assert.ok(!read.ok)
    for (const name of ['PORT', 'REDRESS_ADDRESS', 'REDRESS_HOST', 'OIDC_CLIENT_ID', 'OIDC_ROLES'])
      assert.match(read.error, new RegExp(`^  .*${name}`, 'm'))
  })

  for (const port of ['http', '', '-1', '65536', '80.5', '0x50', ' 80']) {
    test(`a port of “${port}” is refused with the way out`, () => {
      const read = readSettings({ PORT: port }, here)
      assert.match(read.ok ? '' : read.error, /PORT is “.*”\. Give a whole number from 0 to 65535/)
    })
  }

  test('a data folder that is a file is refused', () => {
    writeFileSync(join(here, 'file'), '')
    const read = readSettings({ REDRESS_DATA: 'file' }, here)
    assert.match(read.ok ? '' : read.error, /REDRESS_DATA is “.*file”, which is a file/)
  })

  test('a data folder inside a file is refused', () => {
    writeFileSync(join(here, 'note'), '')
    const read = readSettings({ REDRESS_DATA: 'note/inside/it' }, here)
    assert.match(read.ok ? '' : read.error, /REDRESS_DATA is “.*it”, where this user may not write/)
  })

  test('a data folder that this user may not write is refused; root may write any', () => {
    mkdirSync(join(here, 'locked'))
    chmodSync(join(here, 'locked'), 0o500)
    const read = readSettings({ REDRESS_DATA: 'locked/inside' }, here)
    if (mayWriteAnything) assert.equal(read.ok, true)
    else assert.match(read.ok ? '' : read.error, /REDRESS_DATA is “.*inside”, where this user may not write/)
  })

  test('a database is taken with its role, and one that may prepare it', () => {
    const addresses = {
      DATABASE_URL: 'postgres://redress:x@db.example:5432/redress',
      DATABASE_ADMIN_URL: 'postgresql://owner@db/redress?sslmode=verify-full',
    }
    const read = readSettings(addresses, here)
    assert.deepEqual(read.ok && read.value.database, {
      url: addresses.DATABASE_URL,
      adminUrl: addresses.DATABASE_ADMIN_URL,
    })
    const { DATABASE_URL } = addresses
    const alone = readSettings({ DATABASE_URL }, here)
    assert.deepEqual(alone.ok && alone.value.database, { url: DATABASE_URL })
  })

  for (const address of [
    '',
    'redress',
    'mysql://u:secret@h/d',
    'postgres://u:secret@h',
    'postgres://u:secret@h:port/d',
  ]) {
    for (const setting of ['DATABASE_URL', 'DATABASE_ADMIN_URL']) {
      test(`${setting} of “${address}” is refused with an example, and without its password`, () => {
        const read = readSettings({ DATABASE_URL: 'postgres://h/d', [setting]: address }, here)
        const message = read.ok ? '' : read.error
        assert.match(
          message,
          new RegExp(`${setting} is not the address of a PostgreSQL database\\. Give postgres://user`),
        )
        assert.doesNotMatch(message, /secret/)
      })
    }
  }

  test('a role that may prepare a database is not enough to use it', () => {
    const read = readSettings({ DATABASE_ADMIN_URL: 'postgres://owner:secret@h/d' }, here)
    assert.match(read.ok ? '' : read.error, /DATABASE_ADMIN_URL is set without DATABASE_URL/)
    assert.doesNotMatch(read.ok ? '' : read.error, /secret/)
  })

  test('every wrong setting is named in one message, and no secret of a database address', () => {
    const read = readSettings({ PORT: 'x', REDRESS_DATA: ' ', DATABASE_URL: 'postgres://u:secret@h' }, here)
    const message = read.ok ? '' : read.error
    assert.deepEqual(
      message.split('\n').map((line) => line.trim().split(' ')[0]),
      ['Redress', 'PORT', 'REDRESS_DATA', 'DATABASE_URL'],
    )
    assert.doesNotMatch(message, /secret/)
  })
})
