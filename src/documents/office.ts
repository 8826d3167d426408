import type { FileProblem } from '../casework/file-reader-port.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import {
  ARCHIVE,
  BINARY_EXCEL,
  DAMAGED,
  MACROS,
  notReadable,
  OPEN_SHEET,
  OPEN_TEXT,
  OUTSIDE_REFERENCES,
} from './problems.ts'
import { type Archive, openArchive, type Parts, unpack } from './zip.ts'

export type Office = { readonly is: 'workbook' | 'document'; readonly parts: Parts }

const TYPES = '[Content_Types].xml'
const OPEN_DOCUMENT = 'mimetype'

/** Opens an Excel workbook or a Word document and takes out the parts that hold its words. Nothing else is unpacked. */
export function openOffice(bytes: Uint8Array): Result<Office, FileProblem> {
  const archive = openArchive(bytes)
  if (!archive.ok) return archive
  const is = whichOf(archive.value)
  if (!is.ok) return is
  const parts = unpack(archive.value, holdsWords)
  if (!parts.ok) return parts
  const definesMore = [...parts.value.values()].some((part) => part.includes('<!DOCTYPE') || part.includes('<!ENTITY'))
  return definesMore ? fail(OUTSIDE_REFERENCES) : ok({ is: is.value, parts: parts.value })
}

const holdsWords = (name: string): boolean => /\.(?:xml|rels)$/iu.test(name) && !FURNITURE.test(name)

const FURNITURE =
  /(?:^|\/)(?:charts|customXml|diagrams|docProps|drawings|embeddings|externalLinks|media|pivotCache|pivotTables|theme)\//iu

function whichOf(archive: Archive): Result<Office['is'], FileProblem> {
  const names = [...archive.entries.keys()]
  if (names.some((name) => /(?:^|\/)(?:vbaProject\.bin$|macrosheets\/)/iu.test(name))) return fail(MACROS)
  if (archive.entries.has(OPEN_DOCUMENT)) return fail(openDocument(archive))
  if (!archive.entries.has(TYPES)) return fail(ARCHIVE)
  const unpacked = unpack(archive, (name) => name === TYPES)
  if (!unpacked.ok) return unpacked
  const types = unpacked.value.get(TYPES)?.toString('latin1') ?? ''
  if (types.includes('sheet.binary')) return fail(BINARY_EXCEL)
  if (/macroEnabled/iu.test(types)) return fail(MACROS)
  if (types.includes('spreadsheetml.sheet.main+xml')) return ok('workbook')
  if (types.includes('wordprocessingml.document.main+xml')) return ok('document')
  return fail(OTHER_OFFICE.find(([type]) => types.includes(type))?.[1] ?? DAMAGED)
}

const OTHER_OFFICE: readonly (readonly [type: string, problem: FileProblem])[] = [
  ['presentationml', notReadable('a PowerPoint presentation')],
  ['template.main+xml', notReadable('an Office template')],
]

function openDocument(archive: Archive): FileProblem {
  const unpacked = unpack(archive, (name) => name === OPEN_DOCUMENT)
  if (!unpacked.ok) return unpacked.error
  const type = unpacked.value.get(OPEN_DOCUMENT)?.toString('latin1') ?? ''
  if (type.includes('opendocument.spreadsheet')) return OPEN_SHEET
  return type.includes('opendocument.text') ? OPEN_TEXT : ARCHIVE
}
