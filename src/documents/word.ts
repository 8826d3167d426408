import mammoth from 'mammoth'
import type { FileProblem } from '../casework/file-reader-port.ts'
import type { Result } from '../kernel/result.ts'
import { linesOfHtml } from '../ombudsman/html-lines.ts'
import { wordsOf } from './words.ts'
import { pack, type Parts } from './zip.ts'

/**
 * Reads the words of a Word document as lines, list items with their numbers. The markup on the way is ours to read and
 * goes no further; pictures, comments and what a tracked change took out are left.
 */
export async function readWord(parts: Parts): Promise<Result<readonly string[], FileProblem>> {
  const convertImage = mammoth.images.imgElement(() => Promise.resolve({ src: '' }))
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(pack(parts).buffer) },
    { convertImage, externalFileAccess: false },
  )
  return wordsOf(linesOfHtml(value))
}
