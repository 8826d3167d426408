import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeText } from './decode-text.ts'

test('text is decoded as it was saved', () => {
  const text = 'Ms X’s £300'
  const utf8 = new TextEncoder().encode(text)
  assert.equal(decodeText(utf8), text)
  assert.equal(decodeText(Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8)), text)
  assert.equal(decodeText(Uint8Array.of(0xff, 0xfe, ...Buffer.from(text, 'utf16le'))), text)
  assert.equal(decodeText(Uint8Array.of(0xfe, 0xff, ...Buffer.from(text, 'utf16le').swap16())), text)
})

test('bytes that are not UTF-8 are Windows-1252', () => {
  assert.equal(
    decodeText(Uint8Array.of(0x4d, 0x92, 0x73, 0x20, 0xa3, 0x20, 0x80, 0x20, 0x93, 0x94, 0xe9)),
    'M’s £ € “”é',
  )
})
