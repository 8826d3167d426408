import { calendarDate, dayInFull } from '../../../kernel/day.ts'
import { button } from '../../components/button.ts'
import { dateInput, type DatePart } from '../../components/date-input.ts'
import { details } from '../../components/details.ts'
import { errorSummary, insetText } from '../../components/messages.ts'
import { html, type Html } from '../../html.ts'
import { casePath } from '../../paths.ts'
import type { CaseView } from './case-view.ts'

/** What was wrong with the day asked for, at the top of the page. */
export const dateProblem = ({ asked }: CaseView): Html | undefined =>
  asked.is === 'wrong'
    ? errorSummary({
        title: 'There is a problem',
        errorList: [{ text: asked.says, href: `#as-of-${asked.parts[0] ?? 'day'}` }],
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
    }. <a class="govuk-link" href="${casePath(view.history.reference, view.today)}">Show it as it stands today</a>`,
  })
}

const endsThere = ({ asked, history }: CaseView): boolean =>
  asked.is !== 'day' && history.events.at(-1)?.type === 'ombudsman-decided'

/** Asks for another day. Opens by itself where what was typed is no day, with everything that was typed still there. */
export const asOfForm = (view: CaseView): Html =>
  details({
    summary: 'Show this complaint as it stood on another day',
    open: view.asked.is === 'wrong',
    classes: 'redress-as-of',
    text: html`<form method="get" action="${casePath(view.history.reference)}" novalidate>
${dateInput({
  id: 'as-of',
  fieldset: { legend: { text: 'Which day?', classes: 'govuk-fieldset__legend--s' } },
  hint: { text: 'For example, 24 8 2022. A day still to come shows what follows if nothing more happens.' },
  ...(view.asked.is === 'wrong' && { errorMessage: { text: view.asked.says } }),
  day: part('day', view),
  month: part('month', view),
  year: part('year', view),
})}
${button({ text: 'Show', classes: 'govuk-button--secondary govuk-!-margin-bottom-0' })}
</form>`,
  })

function part(name: 'day' | 'month' | 'year', view: CaseView): DatePart {
  return { ...typed(name, view), ...(view.asked.is === 'wrong' && { error: view.asked.parts.includes(name) }) }
}

function typed(name: 'day' | 'month' | 'year', { asked, asOf }: CaseView): DatePart {
  if (asked.is === 'nothing') return {}
  if (asked.is === 'wrong') return { value: asked.typed[name] }
  const { date, month, year } = calendarDate(asOf)
  return { value: { day: date, month, year }[name] }
}
