import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { zipOf, type ZipEntry } from '../../test/files.ts'
import { openArchive, pack, type Parts, unpack } from './zip.ts'

const all = () => true

/** The parts, or the cause of the refusal. */
function opened(entries: readonly ZipEntry[], wanted: (name: string) => boolean = all): Parts | string {
  const archive = openArchive(zipOf(entries))
  if (!archive.ok) return archive.error.because
  const parts = unpack(archive.value, wanted)
  return parts.ok ? parts.value : parts.error.because
}

const texts = (parts: Parts | string) =>
  typeof parts === 'string' ? parts : [...parts].map(([name, part]) => [name, part.toString()])

describe('a zip', () => {
  test('gives the parts that are asked for, packed or stored', () => {
    const entries = [
      { name: 'a.xml', bytes: 'alpha '.repeat(50) },
      { name: 'b.xml', bytes: 'beta', stored: true },
      { name: 'c.bin', bytes: 'gamma' },
    ]
    assert.deepEqual(texts(opened(entries, (name) => name.endsWith('.xml'))), [
      ['a.xml', 'alpha '.repeat(50)],
      ['b.xml', 'beta'],
    ])
  })

  test('that ends in a comment is read to its end, and with anything after that is damaged', () => {
    const zip = zipOf([{ name: 'a', bytes: 'x' }], 'a comment')
    assert.equal(openArchive(zip).ok, true)
    const longer = openArchive(Buffer.concat([zip, Buffer.from('x')]))
    assert.equal(!longer.ok && longer.error.because, 'damaged')
  })

  test('with nothing wrong in it can be packed again, and holds the same', () => {
    const parts = opened([
      { name: 'a.xml', bytes: 'alpha' },
      { name: 'd/é.xml', bytes: '' },
    ])
    assert.ok(typeof parts !== 'string')
    const again = openArchive(pack(parts))
    assert.ok(again.ok)
    const unpacked = unpack(again.value, all)
    assert.ok(unpacked.ok)
    assert.deepEqual(texts(unpacked.value), texts(parts))
  })

  const million = Buffer.alloc(3_000_000, 'a')
  const refused: readonly (readonly [what: string, entries: readonly ZipEntry[], because: string])[] = [
    ['a part that grows more than 250 times', [{ name: 'a', bytes: million }], 'unsafe'],
    ['a part that grows beyond what it claims', [{ name: 'a', bytes: million, claims: { size: 500 } }], 'unsafe'],
    ['a part smaller than it claims', [{ name: 'a', bytes: 'abc', claims: { size: 500 } }], 'damaged'],
    [
      'parts that share their bytes',
      [
        { name: 'a', bytes: 'abc' },
        { name: 'b', bytes: 'abc', sharesData: true },
      ],
      'unsafe',
    ],
    ['a part that claims the bytes of its neighbour', [{ name: 'a', bytes: 'abc', claims: { packed: 400 } }], 'unsafe'],
    [
      'two parts of one name',
      [
        { name: 'a', bytes: 'abc' },
        { name: 'a', bytes: 'abd' },
      ],
      'damaged',
    ],
    ['a part behind a password', [{ name: 'a', bytes: 'abc', claims: { flags: 1 } }], 'locked'],
    ['a part packed in another way', [{ name: 'a', bytes: 'abc', claims: { method: 12 } }], 'damaged'],
    ['no parts', [], 'empty'],
    ['too many parts', Array.from({ length: 2001 }, (_, n) => ({ name: String(n), bytes: '' })), 'too-big'],
    [
      'parts that come to too much',
      Array.from({ length: 60 }, (_, n) => ({ name: String(n), bytes: Buffer.alloc(1_000_000, 'ab') })),
      'too-big',
    ],
  ]
  for (const [what, entries, because] of refused)
    test(`with ${what} is refused: ${because}`, () => assert.equal(opened(entries), because))

  test('with one letter of a part changed is damaged', () => {
    const zip = zipOf([{ name: 'a', bytes: 'a letter', stored: true }])
    zip.write('b', zip.indexOf('letter'))
    const archive = openArchive(zip)
    assert.ok(archive.ok)
    const parts = unpack(archive.value, all)
    assert.equal(!parts.ok && parts.error.because, 'damaged')
  })

  test('cut anywhere is refused and never throws', () => {
    const zip = zipOf([
      { name: 'a', bytes: 'alpha '.repeat(50) },
      { name: 'b', bytes: 'beta' },
    ])
    for (let length = 0; length < zip.length; length += 1) assert.equal(openArchive(zip.subarray(0, length)).ok, false)
  })
})
