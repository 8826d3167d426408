import type { FileProblem, ReadFile } from '../casework/file-reader-port.ts'
import { decodeText } from '../complaint/chronology/decode-text.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { linesOfHtml } from '../ombudsman/html-lines.ts'
import { kindOf } from './kind.ts'
import { openOffice } from './office.ts'
import { readSeparated, separatorOf } from './separated.ts'
import { wordsOf } from './words.ts'

type Reading = Result<ReadFile, FileProblem>

/**
 * Finds what a file is and loads what reads it; reads when called. `namedAsTable` is what its name says of plain text.
 * A library may throw at whatever it did not expect in the file.
 */
export async function readerOf(bytes: Uint8Array, namedAsTable: boolean): Promise<() => Reading | Promise<Reading>> {
  const kind = kindOf(bytes)
  if (!kind.ok) return () => kind
  switch (kind.value) {
    case 'zip':
      return officeReader(bytes)
    case 'pdf': {
      const { readPdf } = await import('./pdf.ts')
      return async () => asLines(await readPdf(bytes))
    }
    case 'page':
      return () => asLines(wordsOf(linesOfHtml(decodeText(bytes))))
    case 'json':
      return () => ok({ is: 'text', text: decodeText(bytes) })
    case 'words':
      return () => readWords(decodeText(bytes), namedAsTable)
  }
}

async function officeReader(bytes: Uint8Array): Promise<() => Reading | Promise<Reading>> {
  const office = openOffice(bytes)
  if (!office.ok) return () => office
  const { is, parts } = office.value
  if (is === 'document') {
    const { readWord } = await import('./word.ts')
    return async () => asLines(await readWord(parts))
  }
  const { readWorkbook } = await import('./workbook.ts')
  return async () => {
    const sheets = await readWorkbook(parts)
    return sheets.ok ? ok({ is: 'rows', sheets: sheets.value }) : sheets
  }
}

const asLines = (lines: Result<readonly string[], FileProblem>): Reading =>
  lines.ok ? ok({ is: 'lines', lines: lines.value }) : lines

function readWords(text: string, namedAsTable: boolean): Reading {
  const separator = separatorOf(text, namedAsTable)
  if (separator === undefined) return ok({ is: 'text', text })
  const sheet = readSeparated(text, separator)
  return sheet.ok ? ok({ is: 'rows', sheets: [sheet.value] }) : fail(sheet.error)
}
