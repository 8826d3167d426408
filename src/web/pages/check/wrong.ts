import { inFigures } from '../../words/numbers.ts'
import type { Source } from './asked.ts'
import { didNotRead } from './problems.ts'
import { MOST_LINES, type Read } from './reading.ts'
import { MOST_COLUMNS } from './sheet-reading.ts'

/** Why there is nothing to show yet. */
export type Wrong = Exclude<Read, { is: 'decision' | 'unmapped' }>

type Field = 'text' | 'kind' | 'file' | 'sheet'

/** What to put right, in a sentence or two, and the field where it is put right. */
export function wrongInWords(wrong: Wrong, source: Source): { readonly says: string; readonly field: Field } {
  const field = source.is === 'text' ? 'text' : 'file'
  switch (wrong.is) {
    case 'nothing':
      return { says: 'Choose a file, or paste a chronology or a decision', field: 'file' }
    case 'unclear':
      return field === 'text'
        ? { says: 'Say what this is: it looks neither like a chronology nor like a decision', field: 'kind' }
        : {
            says: 'This file looks neither like a chronology nor like a published decision. Give a chronology as a spreadsheet or JSON, or a decision as PDF, Word, a web page or text',
            field,
          }
    case 'file-too-big':
      return { says: 'The file is larger than 10 MB. Send it in parts, or without pictures', field: 'file' }
    case 'file-unread':
      return { says: `${wrong.problem.says} ${wrong.problem.suggestion}`, field: 'file' }
    case 'too-many-lines':
      return {
        says: `This has ${inFigures(wrong.lines)} lines. ${wrong.most === MOST_LINES ? `Paste ${inFigures(MOST_LINES)} at most, or choose it as a file` : `A decision has ${inFigures(wrong.most)} at most`}`,
        field,
      }
    case 'too-many-letters':
      return {
        says: 'This is longer than half a million characters. Send one complaint, or one decision, at a time',
        field,
      }
    case 'too-many-columns':
      return {
        says: `The sheet has ${inFigures(wrong.columns)} columns. Take out those that say nothing of a complaint: ${MOST_COLUMNS} can be read`,
        field: 'file',
      }
    case 'which-sheet':
      return { says: 'Choose the sheet that holds the complaints', field: 'sheet' }
    case 'no-decision':
      return {
        says: `This is no published decision: no reference, council, date or decision was found in it. ${
          field === 'text'
            ? 'Paste the whole page of the decision, from its heading on, or choose another kind'
            : 'Give the whole decision, as the Ombudsman published it'
        }`,
        field,
      }
    case 'checked':
      return { says: didNotRead(wrong), field }
  }
}
