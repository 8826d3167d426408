import { dayInFull } from '../../../kernel/day.ts'
import { button } from '../../components/button.ts'
import { details } from '../../components/details.ts'
import { errorSummary, insetText } from '../../components/messages.ts'
import { dateBoxes, firstWrongBox } from '../../date-boxes.ts'
import { html, type Html } from '../../html.ts'
import { casePath } from '../../paths.ts'
import { asOfParameter, type CaseView } from './case-view.ts'

/** What was wrong with the day asked for, at the top of the page. */
export function dateProblem({ asked, known }: CaseView): Html | undefined {
  const errorList = [
    ...(asked.is === 'wrong' ? [{ text: asked.says, href: `#${firstWrongBox('as-of', asked)}` }] : []),
    ...(known.is === 'wrong'
      ? [{ text: `Recorded by: ${known.says}`, href: `#${firstWrongBox('known', known)}` }]
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
${dateBoxes({
  id: 'as-of',
  legend: 'Which day?',
  hint: 'For example, 24 8 2022. A day still to come shows what follows if nothing more happens.',
  asked: view.asked,
})}
${dateBoxes({
  id: 'known',
  namePrefix: 'known',
  legend: 'Only what had been recorded by (optional)',
  hint: 'Leaves out what was written into the record after this day, whenever it happened.',
  asked: view.known,
})}
${button({ text: 'Show', classes: 'govuk-button--secondary govuk-!-margin-bottom-0' })}
</form>`,
  })
