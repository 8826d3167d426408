import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kindOf } from './kind.ts'

const bytes = (text: string) => Buffer.from(text, 'latin1')
const wide = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')

function kind(file: Uint8Array): string {
  const read = kindOf(file)
  return read.ok ? read.value : read.error.because
}

const COMPOUND = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'
const holding = (stream: string) => Buffer.concat([bytes(COMPOUND), Buffer.alloc(600), Buffer.from(stream, 'utf16le')])

test('a file is what its first bytes say', () => {
  for (const [file, is] of [
    [bytes('PK\x03\x04...'), 'zip'],
    [bytes('%PDF-1.7\n'), 'pdf'],
    [bytes('junk of a scanner\n%PDF-1.4'), 'pdf'],
    [bytes('\r\n<!DOCTYPE html><title>x</title>'), 'page'],
    [bytes('<?xml version="1.0"?><html xmlns="x"><p>%PDF-1.4'), 'page'],
    [bytes(' {"format": 1}'), 'json'],
    [wide('[1]'), 'json'],
    [wide('reference,type'), 'words'],
    [bytes('\xef\xbb\xbfreference;type'), 'words'],
    [bytes('Anytown Council (22 000 000)'), 'words'],
    [bytes('MZ-1,complaint-received'), 'words'],
    [bytes('It cost \xa3300 \x96 no more'), 'words'],
  ] as const)
    assert.equal(kind(file), is, file.toString('latin1'))
})

test('a file that is not read is refused for what it is', () => {
  for (const [file, because] of [
    [bytes(''), 'empty'],
    [bytes(' \r\n\t '), 'empty'],
    [bytes('PK\x05\x06'), 'wrong-kind'],
    [holding('Workbook'), 'old-format'],
    [holding('WordDocument'), 'old-format'],
    [holding('EncryptedPackage'), 'locked'],
    [holding('__substg1.0_0037001F'), 'wrong-kind'],
    [holding(''), 'wrong-kind'],
    [bytes('{\\rtf1 words}'), 'old-format'],
    [bytes('\x89PNG\r\n\x1a\n'), 'wrong-kind'],
    [bytes('\xff\xd8\xff\xe0'), 'wrong-kind'],
    [bytes('7z\xbc\xaf\x27\x1c'), 'wrong-kind'],
    [bytes('MZ\x90\x00\x03'), 'wrong-kind'],
    [bytes('<?xml version="1.0"?><chronology/>'), 'wrong-kind'],
    [bytes('From: <Saved by a browser>\r\nContent-Type: multipart/related;'), 'wrong-kind'],
    [bytes('some words\x00and then none'), 'wrong-kind'],
  ] as const)
    assert.equal(kind(file), because, file.toString('latin1'))
})

test('what a refusal says can be acted on', () => {
  const read = kindOf(holding('Workbook'))
  assert.deepEqual(read, {
    ok: false,
    error: {
      because: 'old-format',
      says: 'The file is an Excel workbook of the form used before 2007 (.xls).',
      suggestion: 'Open it in Excel, choose “Save As”, then “Excel Workbook (.xlsx)”, and give that file.',
    },
  })
})
