import { getDocument, PasswordException } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { FileProblem } from '../casework/file-reader-port.ts'
import { fail, type Result } from '../kernel/result.ts'
import { MOST_PAGES } from './limits.ts'
import { linesOfPages, type Piece } from './page-lines.ts'
import { LOCKED, TOO_MANY_PAGES } from './problems.ts'
import { wordsOf } from './words.ts'

/** Reads the words of a PDF as lines, top to bottom, a blank one between paragraphs. Nothing is drawn and no script runs. */
export async function readPdf(bytes: Uint8Array): Promise<Result<readonly string[], FileProblem>> {
  const opening = getDocument({
    data: bytes,
    verbosity: 0,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
  })
  try {
    const document = await opening.promise
    if (document.numPages > MOST_PAGES) return fail(TOO_MANY_PAGES)
    const pages: Piece[][] = []
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number)
      pages.push(piecesIn((await page.getTextContent()).items))
      page.cleanup()
    }
    return wordsOf(linesOfPages(pages))
  } catch (error) {
    if (error instanceof PasswordException) return fail(LOCKED)
    throw error
  }
}

type Item = {
  readonly str: string
  readonly transform: readonly number[]
  readonly width: number
  readonly height: number
}

const piecesIn = (items: readonly (Item | object)[]): Piece[] =>
  items.flatMap((item) => {
    if (!('str' in item) || item.str.trim() === '') return []
    const [, , , , x = 0, y = 0] = item.transform
    return [{ text: item.str, x, y, width: item.width, height: item.height }]
  })
