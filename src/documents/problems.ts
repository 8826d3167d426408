import type { FileProblem } from '../casework/file-reader-port.ts'
import {
  MOST_BYTES,
  MOST_COLUMNS,
  MOST_IN_CELL,
  MOST_LINES,
  MOST_PAGES,
  MOST_PARTS,
  MOST_ROWS,
  MOST_UNPACKED,
} from './limits.ts'

// Every way in which a file is refused, in words for the officer who sent it.

const problem = (because: FileProblem['because'], says: string, suggestion: string): FileProblem => ({
  because,
  says,
  suggestion,
})

const READABLE = 'Give a chronology as .xlsx, .csv or .json, or a decision as .html, .pdf, .docx or .txt.'
const SAVE_AGAIN = 'Open it in the program that made it, save it again, and give the new file.'
const IN_PARTS = 'Split it and give the parts one after another.'

export const EMPTY = problem('empty', 'The file is empty.', 'Check that it was saved, and give it again.')

export const notReadable = (what: string): FileProblem =>
  problem('wrong-kind', `The file is ${what}, which is not read here.`, READABLE)
export const UNKNOWN_KIND = problem('wrong-kind', 'The file is of a kind that is not read here.', READABLE)

export const OLD_EXCEL = problem(
  'old-format',
  'The file is an Excel workbook of the form used before 2007 (.xls).',
  'Open it in Excel, choose “Save As”, then “Excel Workbook (.xlsx)”, and give that file.',
)
export const BINARY_EXCEL = problem(
  'old-format',
  'The file is a binary Excel workbook (.xlsb).',
  'Open it in Excel, choose “Save As”, then “Excel Workbook (.xlsx)”, and give that file.',
)
export const OLD_WORD = problem(
  'old-format',
  'The file is a Word document of the form used before 2007 (.doc).',
  'Open it in Word, choose “Save As”, then “Word Document (.docx)”, and give that file.',
)
export const RICH_TEXT = problem(
  'old-format',
  'The file is in Rich Text Format (.rtf).',
  'Open it in Word, choose “Save As”, then “Word Document (.docx)”, and give that file.',
)
export const OPEN_SHEET = problem(
  'wrong-kind',
  'The file is an OpenDocument spreadsheet (.ods), which is not read here.',
  'Open it in LibreOffice, choose “Save As”, then “Excel 2007–365 (.xlsx)”, and give that file.',
)
export const OPEN_TEXT = problem(
  'wrong-kind',
  'The file is an OpenDocument text (.odt), which is not read here.',
  'Open it in LibreOffice, choose “Save As”, then “Word 2007–365 (.docx)”, and give that file.',
)
export const SINGLE_FILE_PAGE = problem(
  'wrong-kind',
  'The file is a web page saved as a single file (.mhtml), which is not read here.',
  'Open the page again, choose “Save as”, then “Web page, HTML only”, and give that file.',
)
export const ARCHIVE = problem(
  'wrong-kind',
  'The file is a packed folder (.zip).',
  'Unpack it and give the files in it one after another.',
)

export const LOCKED = problem(
  'locked',
  'The file is protected by a password.',
  'Save a copy without the password and give that one.',
)
export const MACROS = problem(
  'has-macros',
  'The file holds macros, which are programs, and is not opened.',
  'Save it as an “Excel Workbook (.xlsx)” or a “Word Document (.docx)”, which hold none, and give that file.',
)

export const DAMAGED = problem('damaged', 'The file is damaged, or cut short.', SAVE_AGAIN)
export const UNPACKS_TOO_FAR = problem(
  'unsafe',
  'The file is built to grow far beyond its size when it is unpacked, and is not opened.',
  SAVE_AGAIN,
)
export const OVERLAPPING = problem(
  'unsafe',
  'The parts of the file lie over one another, as no office program writes them, and it is not opened.',
  SAVE_AGAIN,
)
export const OUTSIDE_REFERENCES = problem(
  'unsafe',
  'The file has definitions that can call in other files, and is not opened.',
  SAVE_AGAIN,
)

export const NO_WORDS = problem(
  'no-text',
  'The file holds pictures of pages and no words.',
  'Give the document as it was before it was scanned, or have its text recognised first.',
)

const many = (n: number): string => n.toLocaleString('en-GB')

export const TOO_MANY_BYTES = problem('too-big', `The file is larger than ${MOST_BYTES / 1024 / 1024} MB.`, IN_PARTS)
export const TOO_MANY_PARTS = problem(
  'too-big',
  `The file is packed from more than ${many(MOST_PARTS)} parts.`,
  SAVE_AGAIN,
)
export const UNPACKS_TO_TOO_MUCH = problem(
  'too-big',
  `The words and numbers of the file come to more than ${MOST_UNPACKED / 1024 / 1024} MB when unpacked.`,
  IN_PARTS,
)
export const TOO_MANY_ROWS = problem('too-big', `The file has more than ${many(MOST_ROWS)} rows.`, IN_PARTS)
export const TOO_MANY_COLUMNS = problem(
  'too-big',
  `The file has something in a column beyond ZZ, the ${many(MOST_COLUMNS)}nd.`,
  'Delete the columns that are not needed and give it again.',
)
export const TOO_LONG_A_CELL = problem(
  'too-big',
  `A cell of the file holds more than ${many(MOST_IN_CELL)} characters.`,
  'Shorten it, or check that no quotation mark is left open.',
)
export const TOO_MANY_PAGES = problem('too-big', `The file has more than ${many(MOST_PAGES)} pages.`, IN_PARTS)
export const TOO_MANY_LINES = problem('too-big', `The file has more than ${many(MOST_LINES)} lines.`, IN_PARTS)
export const TOO_MUCH = problem('too-big', 'The file needs more memory than a reader is given.', IN_PARTS)

export const tookTooLong = (seconds: number): FileProblem =>
  problem(
    'took-too-long',
    `Reading the file took longer than ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
    IN_PARTS,
  )
export const BUSY = problem('busy', 'Too many files are being read at once.', 'Give the file again in a minute.')
