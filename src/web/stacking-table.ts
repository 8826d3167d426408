import { classNames } from './components/element.ts'
import type { Cell } from './components/table.ts'
import { attributes, html, type Html } from './html.ts'

export type StackingTable = {
  readonly caption: string
  readonly captionClasses?: string
  readonly classes?: string
  readonly head: readonly string[]
  readonly rows: readonly {
    readonly classes?: string | undefined
    readonly id?: string
    readonly cells: readonly Cell[]
  }[]
}

/**
 * A table of the usual look whose rows turn into cards on a narrow screen, each cell under the name of its column, so
 * that a page read at 400% never scrolls sideways. The first cell names its row.
 */
export const stackingTable = (table: StackingTable): Html =>
  html`<table class="${classNames('govuk-table redress-table', table.classes)}">
<caption class="${classNames('govuk-table__caption', table.captionClasses ?? 'govuk-table__caption--m')}">${table.caption}</caption>
<thead class="govuk-table__head"><tr class="govuk-table__row">${table.head.map(
    (name) => html`<th scope="col" class="govuk-table__header">${name}</th>`,
  )}</tr></thead>
<tbody class="govuk-table__body">${table.rows.map(
    (
      row,
    ) => html`<tr class="${classNames('govuk-table__row', row.classes)}"${attributes({ id: row.id })}>${row.cells.map((cell, i) => cellOf(cell, i, table.head[i] ?? ''))}</tr>
`,
  )}</tbody>
</table>`

function cellOf(cell: Cell, i: number, name: string): Html {
  if (i === 0) return html`<th scope="row" class="${classNames('govuk-table__header', cell.classes)}">${cell.text}</th>`
  return html`<td class="${classNames('govuk-table__cell', cell.classes)}"><span class="redress-table__name" aria-hidden="true">${name}</span><div class="redress-table__content">${cell.text}</div></td>`
}
