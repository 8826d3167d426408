import { attributes, type Content, html, type Html } from '../html.ts'
import { classNames, extra, type Extra } from './element.ts'

export type Cell = Extra & {
  readonly text: Content
  readonly format?: 'numeric'
  readonly colspan?: number
  readonly rowspan?: number
}

export type Table = Extra & {
  readonly caption?: string
  readonly captionClasses?: string
  readonly head?: readonly Cell[]
  readonly rows: readonly (readonly Cell[])[]
  /** The first cell of each row names the row. */
  readonly firstCellIsHeader?: boolean
}

export function table(table: Table): Html {
  const { caption, head, rows, firstCellIsHeader } = table
  return html`<table class="${classNames('govuk-table', table.classes)}"${extra(table)}>
${caption && html`<caption class="${classNames('govuk-table__caption', table.captionClasses)}">${caption}</caption>`}
${head && html`<thead class="govuk-table__head"><tr class="govuk-table__row">${head.map((cell) => headCell(cell))}</tr></thead>`}
<tbody class="govuk-table__body">${rows.map(
    (row) => html`<tr class="govuk-table__row">${row.map((cell, i) =>
      i === 0 && firstCellIsHeader ? rowHeader(cell) : bodyCell(cell),
    )}</tr>
`,
  )}</tbody>
</table>`
}

const headCell = (cell: Cell): Html =>
  html`<th scope="col" class="${classNames('govuk-table__header', cell.format && `govuk-table__header--${cell.format}`, cell.classes)}"${spanning(cell)}${extra(cell)}>${cell.text}</th>`

const rowHeader = (cell: Cell): Html =>
  html`<th scope="row" class="${classNames('govuk-table__header', cell.classes)}"${spanning(cell)}${extra(cell)}>${cell.text}</th>`

const bodyCell = (cell: Cell): Html =>
  html`<td class="${classNames('govuk-table__cell', cell.format && `govuk-table__cell--${cell.format}`, cell.classes)}"${spanning(cell)}${extra(cell)}>${cell.text}</td>`

const spanning = (cell: Cell) => attributes({ colspan: cell.colspan, rowspan: cell.rowspan })
