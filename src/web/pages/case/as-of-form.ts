import { calendarDate, dayInFull } from '../../../kernel/day.ts'
import type { DateAsked, DatePartName } from '../../as-of.ts'
import { button } from '../../components/button.ts'
import { dateInput, type DatePart } from '../../components/date-input.ts'
import { details } from '../../components/details.ts'
import { errorSummary, insetText } from '../../components/messages.ts'
import { html, type Html } from '../../html.ts'
import { casePath } from '../../paths.ts'
import { asOfParameter, type CaseView } from './case-view.ts'

/** What was wrong with the day asked for, at the top of the page. */
export function dateProblem({ asked, known }: CaseView): Html | undefined {
  const errorList = [
    ...(asked.is === 'wrong' ? [{ text: asked.says, href: `#as-of-${asked.parts[0] ?? 'day'}` }] : []),
    ...(known.is === 'wrong'
      ? [{ text: `Recorded by: ${known.says}`, href: `#known-${known.parts[0] ?? 'day'}` }]
      : []),
  ]
  return errorList.length > 0 ? errorSummary({ title: 'There is a problem', errorList }) : undefined
}

/** Says that the page leaves out what was recorded later. */
export const knownThen = ({ known, history, asked }: CaseView): Html | undefined =>
  known.is === 'day'
    ? insetText({
        classes: 'redress-another-day',
        text: html`<strong>As it was known on ${dayInFull(known.day)}</strong>: what was recorded after that day is left out. <a class="govuk-link" href="${casePath(
          history.reference,
          asked.is === 'day' ? { day: asked.day } : {},
        )}">Show everything that is known now</a>`,
      })
    : undefined

/** Says that the page speaks of another day than today. */
export function anotherDay(view: CaseView): Html | undefined {
  if (view.asOf === view.today) return undefined
  const future = view.asOf > view.today
  return insetText({
    classes: 'redress-another-day',
    text: html`<strong>${future ? 'As it will stand on' : 'As it stood on'} ${dayInFull(view.asOf)}</strong>${
      future
        ? ', if nothing more happens'
        : endsThere(view)
          ? ', the day of the Ombudsman’s decision, with which this record ends'
          : ', by what had happened by then'
    }. <a class="govuk-link" href="${casePath(view.history.reference, { ...asOfParameter(view), day: view.today })}">Show it as it stands today</a>`,
  })
}

const endsThere = ({ asked, history }: CaseView): boolean =>
  asked.is !== 'day' && history.events.at(-1)?.type === 'ombudsman-decided'

/** Asks for another day. Opens by itself where what was typed is no day, with everything that was typed still there. */
export const asOfForm = (view: CaseView): Html =>
  details({
    summary: 'Show this complaint as it stood on another day',
    open: view.asked.is === 'wrong' || view.known.is === 'wrong',
    classes: 'redress-as-of',
    text: html`<form method="get" action="${casePath(view.history.reference)}" novalidate>
${dateInput({
  id: 'as-of',
  fieldset: { legend: { text: 'Which day?', classes: 'govuk-fieldset__legend--s' } },
  hint: { text: 'For example, 24 8 2022. A day still to come shows what follows if nothing more happens.' },
  ...(view.asked.is === 'wrong' && { errorMessage: { text: view.asked.says } }),
  day: part('day', view.asked),
  month: part('month', view.asked),
  year: part('year', view.asked),
})}
${dateInput({
  id: 'known',
  namePrefix: 'known',
  fieldset: { legend: { text: 'Only what had been recorded by (optional)', classes: 'govuk-fieldset__legend--s' } },
  hint: { text: 'Leaves out what was written into the record after this day, whenever it happened.' },
  ...(view.known.is === 'wrong' && { errorMessage: { text: view.known.says } }),
  day: part('day', view.known),
  month: part('month', view.known),
  year: part('year', view.known),
})}
${button({ text: 'Show', classes: 'govuk-button--secondary govuk-!-margin-bottom-0' })}
</form>`,
  })

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
