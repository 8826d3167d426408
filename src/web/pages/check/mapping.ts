import { londonDay } from '../../../casework/clock.ts'
import { dayInWords } from '../../../kernel/day.ts'
import { button } from '../../components/button.ts'
import { checkboxes } from '../../components/checkboxes.ts'
import { input } from '../../components/input.ts'
import { errorSummary, insetText } from '../../components/messages.ts'
import { select } from '../../components/select.ts'
import type { ColumnMeanings } from '../../deps.ts'
import { html, type Html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import { CHECK_PATH } from '../../paths.ts'
import { columnInWords } from '../../words/columns.ts'
import type { Asked } from './asked.ts'
import { goOnAsLink, hiddenFields } from './form.ts'
import type { Checked } from './reading.ts'
import type { Unmapped } from './sheet-reading.ts'

/** Asks of a sheet with one row a complaint what each of its columns holds. */
export function mappingPage(unmapped: Unmapped, asked: Asked, meanings: ColumnMeanings): Page {
  const { sheet, problems, councilMissing } = unmapped
  const named = sheet.columns.flatMap((column, at) => (column === '' ? [] : [{ column, at }]))
  const placeOf = (column: string) => named.find((one) => one.column === column)?.at
  const errors = [
    ...problems.map(({ where, says, suggestion }) => ({
      text: `${where === '' ? 'The columns' : where}: ${says}. ${suggestion ?? ''}`.trim(),
      href: `#column-${placeOf(where) ?? named[0]?.at ?? 0}`,
    })),
    ...(councilMissing ? [{ text: NO_COUNCIL, href: '#council' }] : []),
  ]
  return {
    title: 'What the columns hold',
    part: 'check',
    wrong: errors.length > 0,
    main: html`${errors.length > 0 && errorSummary({ title: 'There is a problem', errorList: errors })}
<span class="govuk-caption-xl">Check: a spreadsheet with a row for each complaint</span>
<h1 class="govuk-heading-xl">What do the columns hold?</h1>
<p class="govuk-body-l">Say it once for a sheet. What the headings suggest is chosen already: look it over, then read the sheet.</p>
<form method="post" action="${CHECK_PATH}" enctype="multipart/form-data" novalidate>${hiddenFields({ ...asked, sheet: sheet.name })}
<fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend govuk-fieldset__legend--m">The ${named.length} columns</legend>
${named.map(({ column, at }) => columnField(column, at, unmapped, meanings))}
</fieldset>
${restOfForm(unmapped)}
${button({ text: 'Read the sheet' })}
</form>`,
  }
}

const NO_COUNCIL = 'Enter the council: no column holds it'

function columnField(column: string, at: number, unmapped: Unmapped, meanings: ColumnMeanings): Html {
  const { sheet, words, unsure, problems } = unmapped
  const chosen = words.get(column) ?? ''
  const wrong = problems.find(({ where }) => where === column)
  const offered = chosen === '' || meanings.words.includes(chosen) ? meanings.words : [...meanings.words, chosen]
  return select({
    name: `column-${at}`,
    label: { text: column, classes: 'govuk-label--s' },
    hint: {
      text: html`${unsure.has(column) && html`<strong>Not recognised for certain.</strong> `}${examplesOf(column, sheet.rows)}`,
    },
    formGroup: { classes: 'redress-column' },
    items: [
      { value: '', text: 'Leave it out' },
      ...offered.map((word) => ({ value: word, text: columnInWords(meanings.targetOf(word)) })),
    ],
    value: chosen,
    ...(wrong && { errorMessage: { text: `${wrong.says}. ${wrong.suggestion ?? ''}`.trim() } }),
  })
}

const EXAMPLES = 3
const LONGEST = 60

/** Two or three different things that stand in the column. */
function examplesOf(column: string, rows: Unmapped['sheet']['rows']): string {
  const found = new Set<string>()
  for (const { cells } of rows) {
    const cell = (cells[column] ?? '').trim().replaceAll(/\s+/gu, ' ')
    if (cell !== '') found.add(cell.length > LONGEST ? `${cell.slice(0, LONGEST)}…` : cell)
    if (found.size === EXAMPLES) break
  }
  return found.size === 0 ? 'Empty in every row' : `For example: ${[...found].join('; ')}`
}

const restOfForm = ({ typed, councilMissing }: Unmapped): Html => html`${input({
  name: 'council',
  label: { text: 'Which council?', classes: 'govuk-label--s' },
  hint: { text: 'For every row that does not name one, for example Borough of Exampleham' },
  classes: 'govuk-input--width-20',
  value: typed.council,
  ...(councilMissing && { errorMessage: { text: NO_COUNCIL } }),
})}
${checkboxes({
  name: 'dates',
  fieldset: { legend: { text: 'Dates and the next file', classes: 'govuk-fieldset__legend--s' } },
  items: [
    {
      value: 'day-first',
      text: 'Dates written like 3/2/2025 stand with the day first',
      hint: { text: 'Without this, such a date is told as a problem, since it may be two days.' },
      checked: typed.dayFirst,
    },
    {
      id: 'remember',
      name: 'remember',
      value: 'yes',
      text: 'Remember this for the next file with the same columns',
      hint: { text: 'Keeps the names of the columns, what they hold and the council, and nothing else of the file.' },
      checked: typed.remember,
    },
  ],
})}`

/** How the columns were read, with the way to say otherwise; nothing where each row was an event. */
export function howRead({ meant }: Pick<Checked, 'meant'>): Html | undefined {
  if (!meant) return undefined
  const says = meant.remembered
    ? 'What the columns hold is remembered for the next file with the same columns.'
    : meant.keptAt === undefined
      ? 'The columns were read as you said.'
      : `The columns were read as was remembered on ${dayInWords(londonDay(meant.keptAt))}.`
  return insetText({
    text: html`${says} ${goOnAsLink({ name: 'step', value: 'map', text: 'Change what the columns mean' })}`,
  })
}
