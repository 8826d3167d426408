import { html, type Html } from '../../html.ts'
import { stackingTable } from '../../stacking-table.ts'
import { counted, inFigures } from '../../words/numbers.ts'
import type { Checked } from './reading.ts'

const MOST_SHOWN = 1000

/** How many problems there are, and what became of the rest. */
export function didNotRead({ problems, histories, leftOut }: Checked): string {
  const many = counted(problems.length, 'problem')
  if (histories.length === 0) return `This chronology has ${many}, each listed with its line`
  return `${many} in ${inFigures(leftOut.length)} of ${inFigures(leftOut.length + histories.length)} complaints, each listed with its line`
}

/** Everything that is wrong in what was sent, in the order of its lines. */
export function problemTable(
  { problems }: Pick<Checked, 'problems'>,
  captionClasses = 'govuk-table__caption--m',
): Html {
  const more = problems.length - MOST_SHOWN
  return html`${stackingTable({
    caption: 'What cannot be read',
    captionClasses,
    head: ['Line', 'Where', 'What is wrong'],
    rows: problems.slice(0, MOST_SHOWN).map(({ line, column, where, says, suggestion }) => ({
      cells: [
        {
          text: html`Line ${line}${column !== undefined && html`<span class="redress-note">Column ${column}</span>`}`,
        },
        { text: where === '' ? 'The line' : where },
        { text: html`${sentence(says)}${suggestion !== undefined && html` ${suggestion}`}` },
      ],
    })),
  })}
${more > 0 && html`<p class="govuk-body">And ${inFigures(more)} more. All are in the list that can be downloaded.</p>`}`
}

const sentence = (says: string): string =>
  `${says.charAt(0).toUpperCase()}${says.slice(1)}${/[.?!]$/.test(says) ? '' : '.'}`
