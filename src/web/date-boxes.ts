import { calendarDate } from '../kernel/day.ts'
import type { DateAsked, DatePartName } from './as-of.ts'
import { dateInput, type DatePart } from './components/date-input.ts'
import type { Html } from './html.ts'

export type DateBoxes = {
  readonly id: string
  /** Stands before the names of the boxes. */
  readonly namePrefix?: string
  readonly legend: string
  readonly hint: string
  readonly asked: DateAsked
  /** What is wrong with a day that is one. */
  readonly problem?: string | undefined
}

/** Asks for a day, with what was typed still in its boxes and what is wrong with it beside them. */
export function dateBoxes({ id, namePrefix, legend, hint, asked, problem }: DateBoxes): Html {
  const wrong = asked.is === 'wrong' ? asked.says : problem
  return dateInput({
    id,
    ...(namePrefix !== undefined && { namePrefix }),
    fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--s' } },
    hint: { text: hint },
    ...(wrong !== undefined && { errorMessage: { text: wrong } }),
    day: part('day', asked),
    month: part('month', asked),
    year: part('year', asked),
  })
}

/** The id of the first box that is to be put right. */
export const firstWrongBox = (id: string, asked: DateAsked): string =>
  `${id}-${(asked.is === 'wrong' ? asked.parts[0] : undefined) ?? 'day'}`

function part(name: DatePartName, asked: DateAsked): DatePart {
  switch (asked.is) {
    case 'nothing':
      return {}
    case 'wrong':
      return { value: asked.typed[name], error: asked.parts.includes(name) }
    case 'day': {
      const { date, month, year } = calendarDate(asked.day)
      return { value: { day: date, month, year }[name] }
    }
  }
}
