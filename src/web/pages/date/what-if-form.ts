import type { CannotSuppose, Supposed, WhatIf } from '../../../complaint/what-if.ts'
import { calendarDate, type Day } from '../../../kernel/day.ts'
import { byInWords } from '../../../kernel/span-words.ts'
import { type DateAsked, readOptionalDate } from '../../as-of.ts'
import { button } from '../../components/button.ts'
import { errorSummary } from '../../components/messages.ts'
import { dateBoxes, firstWrongBox } from '../../date-boxes.ts'
import { spanInFull } from '../../dates.ts'
import type { Law } from '../../deps.ts'
import { html, type Html } from '../../html.ts'
import { datePath } from '../../paths.ts'
import { asOfParameter } from '../case/case-view.ts'
import type { DateView } from './view.ts'

const FIELDS = ['start', 'notice', 'holiday'] as const satisfies readonly (keyof Supposed)[]
type Field = (typeof FIELDS)[number]

/** What the what-if form was asked. Its address holds dates and nothing else. */
export type AskedWhatIf = {
  readonly asked: Readonly<Record<Field, DateAsked>>
  /** The form was sent, be it empty. */
  readonly sent: boolean
}

export type WrongField = { readonly field: Field; readonly says: string }

export function readWhatIf(
  query: Readonly<Record<string, string | undefined>>,
  bounds: { readonly from: Day; readonly to: Day },
): AskedWhatIf {
  const read = (field: Field) => readOptionalDate(query, bounds, `${field}-`)
  return {
    asked: { start: read('start'), notice: read('notice'), holiday: read('holiday') },
    sent: FIELDS.some((field) => query[`${field}-day`] !== undefined),
  }
}

/** The days that were asked for and can be read. */
export function supposedBy({ asked }: AskedWhatIf): Supposed {
  const day = (field: Field) => (asked[field].is === 'day' ? asked[field].day : undefined)
  return { start: day('start'), notice: day('notice'), holiday: day('holiday') }
}

/** What is wrong with what was asked, by field: no day, or a day that the law refuses. */
export function wrongFields(form: AskedWhatIf, refused: readonly CannotSuppose[]): readonly WrongField[] {
  const { asked, sent } = form
  if (sent && FIELDS.every((field) => asked[field].is === 'nothing'))
    return [{ field: 'start', says: 'Enter a date in at least one of the three' }]
  return FIELDS.flatMap((field): readonly WrongField[] => {
    const one = asked[field]
    if (one.is === 'wrong') return [{ field, says: one.says }]
    const says = refused.find(({ about }) => about === field)?.says
    return says === undefined ? [] : [{ field, says }]
  })
}

const LEGENDS: Readonly<Record<Field, string>> = {
  start: 'The clock had started on another day',
  notice: 'A notice of extension, sent in time, had given another date',
  holiday: 'One more day had been a bank holiday',
}

/** What was wrong with the what-if, at the top of the page. */
export const whatIfProblem = ({ form, wrong }: DateView): Html | undefined =>
  wrong.length > 0
    ? errorSummary({
        title: 'There is a problem',
        errorList: wrong.map(({ field, says }) => ({
          text: says,
          href: `#${firstWrongBox(field, form.asked[field])}`,
        })),
      })
    : undefined

/** Asks what the date would be under other facts; says why not where none can be supposed. */
export const whatIfSection = (view: DateView): Html =>
  html`<section class="redress-section redress-what-if" aria-labelledby="what-if"><h2 class="govuk-heading-l" id="what-if">What if?</h2>
${view.real.ok ? form(view, view.real.value) : html`<p class="govuk-body">${view.real.error.map(({ says }) => says).join('. ')}.</p>`}
</section>`

function form(view: DateView, real: WhatIf): Html {
  const { history, law, form, wrong } = view
  const boxes = (field: Field) =>
    dateBoxes({
      id: field,
      namePrefix: field,
      legend: LEGENDS[field],
      hint: hintOf(field, view, real),
      asked: form.asked[field],
      problem: wrong.find((one) => one.field === field)?.says,
    })
  const extendable = real.dates.latest !== undefined
  return html`<p class="govuk-body">See how the date would move. Fill in one or several. Nothing is recorded, and no date changes.</p>
<form method="get" action="${datePath(history.reference, view.key)}" novalidate>
${hidden(view)}
${boxes('start')}
${extendable ? boxes('notice') : html`<p class="govuk-body">No notice can give another date here: ${noExtension(view, law)}.</p>`}
${boxes('holiday')}
${button({ text: 'Work out the date', classes: 'govuk-button--secondary' })}
</form>`
}

function hintOf(field: Field, { duty }: DateView, { dates }: WhatIf): string {
  switch (field) {
    case 'start':
      return `An earlier day or a later one. ${duty.from.earliest === duty.from.latest ? `It started on ${spanInFull(duty.from)}.` : 'Its start is not known to the day.'}`
    case 'notice':
      return `In place of any notice that was sent. As things stand it must be sent ${byInWords(dates.firstDue)}, and can give ${spanInFull(dates.latest ?? dates.due)} at the latest.`
    case 'holiday':
      return 'A day from Monday to Friday between the start and the date.'
  }
}

const noExtension = ({ duty }: DateView, law: Law): string =>
  law.rules[duty.rule].extension ? 'its date was set' : 'its rule knows no extension'

/** The day that the page speaks of, kept where another is asked about. */
function hidden(view: DateView): readonly Html[] {
  const { day, known } = asOfParameter(view)
  const boxes = (prefix: string, value: Day | undefined) => {
    if (value === undefined) return []
    const { date, month, year } = calendarDate(value)
    return Object.entries({ day: date, month, year }).map(
      ([name, number]) => html`<input type="hidden" name="${`${prefix}${name}`}" value="${number}">`,
    )
  }
  return [...boxes('', day), ...boxes('known-', known)]
}
