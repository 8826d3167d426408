import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'

// The lock file must install on every machine, from whatever registry npm is set to.

type Package = { readonly resolved?: string; readonly integrity?: string; readonly optionalDependencies?: object }
type Packages = Readonly<Record<string, Package>>

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'))

/** Where npm would find a package that another one names: in its own folder or in one above. */
function isLocked(packages: Packages, from: string, name: string): boolean {
  const path = from === '' ? `node_modules/${name}` : `${from}/node_modules/${name}`
  if (packages[path]) return true
  return from !== '' && isLocked(packages, from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))), name)
}

/**
 * The optional packages that the lock file lacks: npm leaves out one that the registry did not have on the day, and
 * `npm ci` then refuses the lock file on every machine.
 */
const missing = (packages: Packages): string[] =>
  Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !isLocked(packages, path, name))
      .map((name) => `${name} of ${path || 'this project'}`),
  )

describe('The lock file', () => {
  const { packages }: { packages: Packages } = read('package-lock.json')

  test('holds every package of every platform', () => {
    assert.deepEqual(missing(packages), [])
  })

  test('a package that was left out is found', () => {
    assert.deepEqual(missing({ '': { optionalDependencies: { a: '1' } } }), ['a of this project'])
    const nested = { 'node_modules/a': { optionalDependencies: { b: '1' } } }
    assert.deepEqual(missing(nested), ['b of node_modules/a'])
    assert.deepEqual(missing({ ...nested, 'node_modules/a/node_modules/b': {} }), [])
    assert.deepEqual(missing({ ...nested, 'node_modules/b': {} }), [])
  })

  test('holds the hash of every package and the address of none', () => {
    const locked = Object.entries(packages).filter(([path]) => path !== '')
    assert.deepEqual(
      locked.filter(([, { integrity }]) => !integrity),
      [],
    )
    assert.deepEqual(
      locked.filter(([, { resolved }]) => resolved !== undefined),
      [],
    )
  })

  test('the launcher looks for the runtimes that are locked, and for no others', () => {
    const named = [...readFileSync('bin/runtime.mjs', 'utf8').matchAll(/^ {2}'\w+ \w+': '([\w-]+)',$/gm)].map(
      ([, name]) => name,
    )
    assert.deepEqual(new Set(named), new Set(Object.keys(read('package.json').optionalDependencies)))
  })
})
