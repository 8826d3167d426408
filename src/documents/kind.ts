import type { FileProblem } from '../casework/file-reader-port.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import {
  ARCHIVE,
  EMPTY,
  LOCKED,
  notReadable,
  OLD_EXCEL,
  OLD_WORD,
  RICH_TEXT,
  SINGLE_FILE_PAGE,
  UNKNOWN_KIND,
} from './problems.ts'

// What a file is, by its first bytes: its name is its sender's word.

export type Kind = 'zip' | 'pdf' | 'page' | 'json' | 'words'

/** How far into a file its kind may show. */
const HEAD = 1024

/** Which reader the file goes to, or why it goes to none. */
export function kindOf(given: Uint8Array): Result<Kind, FileProblem> {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength)
  const head = bytes.toString('latin1', 0, HEAD)
  if (head.startsWith('PK\x03\x04')) return ok('zip')
  if (head.startsWith('PK\x05\x06')) return fail(ARCHIVE)
  if (head.startsWith(COMPOUND)) return fail(inCompound(bytes))
  const known = OTHERS.find(([magic]) => head.startsWith(magic))
  if (known !== undefined) return fail(known[1])
  const text = textAtStart(bytes)
  if (text?.startsWith('<') !== true && head.includes('%PDF-')) return ok('pdf')
  return text === undefined ? fail(UNKNOWN_KIND) : kindOfText(text)
}

/** The container of Office files before 2007, and of newer ones behind a password. */
const COMPOUND = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'

function inCompound(bytes: Buffer): FileProblem {
  const holds = (name: string) => bytes.includes(Buffer.from(name, 'utf16le'))
  if (holds('EncryptedPackage')) return LOCKED
  if (holds('Workbook') || holds('Book')) return OLD_EXCEL
  if (holds('WordDocument')) return OLD_WORD
  return holds('__substg1.0_') ? notReadable('an Outlook message') : UNKNOWN_KIND
}

const PICTURE = notReadable('a picture')
const PACKED = ARCHIVE
const PROGRAM = notReadable('a program')

const OTHERS: readonly (readonly [magic: string, problem: FileProblem])[] = [
  ['{\\rtf', RICH_TEXT],
  ['\x89PNG', PICTURE],
  ['\xff\xd8\xff', PICTURE],
  ['GIF8', PICTURE],
  ['II*\x00', PICTURE],
  ['MM\x00*', PICTURE],
  ['\x1f\x8b', PACKED],
  ['7z\xbc\xaf\x27\x1c', PACKED],
  ['Rar!', PACKED],
  ['MZ\x90', PROGRAM],
  ['\x7fELF', PROGRAM],
]

const UTF_16_LE = '\xff\xfe'
const UTF_16_BE = '\xfe\xff'

/** The first words of a file without the white space before them; nothing where its bytes are no words. */
function textAtStart(bytes: Buffer): string | undefined {
  const mark = bytes.toString('latin1', 0, 2)
  const wide = mark === UTF_16_LE ? 'utf-16le' : mark === UTF_16_BE ? 'utf-16be' : undefined
  const head = bytes.subarray(0, 4 * HEAD)
  if (wide !== undefined) return new TextDecoder(wide).decode(head).trimStart()
  const text = head.toString('latin1').replace(/^\xef\xbb\xbf/u, '')
  // oxlint-disable-next-line no-control-regex -- these bytes are what tells data from words
  return /[\x00-\x08\x0e-\x1a\x1c-\x1f]/u.test(text) ? undefined : text.trimStart()
}

function kindOfText(text: string): Result<Kind, FileProblem> {
  if (text === '') return fail(EMPTY)
  if (/^[{[]/u.test(text)) return ok('json')
  if (/^(?:From:|MIME-Version:)[^]*multipart\/related/iu.test(text)) return fail(SINGLE_FILE_PAGE)
  if (!text.startsWith('<')) return ok('words')
  return /<(?:!doctype html|html|head|body|main|article|section|div|h[1-6]|p|ol|ul|table)\b/iu.test(text)
    ? ok('page')
    : fail(notReadable('XML'))
}
