import type { AskingsRead } from '../../../casework/asking.ts'
import { type Day, dayInWords, dayText, parseDay } from '../../../kernel/day.ts'
import type { Asking } from '../../../people/asking.ts'
import { ROLE_WORDS } from '../../../people/roles.ts'
import type { Colleague, Known } from '../../colleagues.ts'
import { button } from '../../components/button.ts'
import { breadcrumbs } from '../../components/links.ts'
import { insetText, notificationBanner } from '../../components/messages.ts'
import { select } from '../../components/select.ts'
import { summaryList } from '../../components/summary-list.ts'
import { tag } from '../../components/tag.ts'
import { textarea } from '../../components/textarea.ts'
import { momentInWords } from '../../dates.ts'
import { html, type Html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import { openedBanner } from '../../opened.ts'
import { askingsPath, casePath, LIST_PATH } from '../../paths.ts'
import { referenceInWords } from '../../reference.ts'
import { dayField, type Filled, wrongAt, wrongSummary } from '../register/fields.ts'

export type AskingsView = {
  readonly read: AskingsRead
  /** Those who can be asked. */
  readonly able: readonly Colleague[]
  /** Those who can be named. */
  readonly known: readonly Known[]
  readonly today: Day
  readonly filled: Filled
  /** Whether somebody was just asked. */
  readonly done: boolean
}

/** What people who do not see a complaint were asked in it, with their answers, and the form that asks somebody. */
export function askingsPage(view: AskingsView): Page {
  const { read, filled } = view
  const reference = referenceInWords(read.reference)
  return {
    title: `What people were asked in complaint ${reference}`,
    part: 'complaints',
    wrong: filled.wrong.length > 0,
    before: breadcrumbs({
      items: [
        { text: 'Complaints', href: LIST_PATH },
        { text: reference, href: casePath(read.reference) },
        { text: 'What people were asked' },
      ],
    }),
    main: html`${wrongSummary(filled.wrong)}${view.done && notificationBanner({ type: 'success', titleId: 'put', text: 'They are asked. They find it on their first page' })}${openedBanner(read.openedUntil)}
<span class="govuk-caption-xl">Complaint ${reference}</span>
<h1 class="govuk-heading-xl">What people were asked</h1>
<p class="govuk-body-l">Whoever is asked here sees the questions and the day by which you expect an answer, and nothing else of the complaint. So somebody whom it is about can answer, and stays kept away from it.</p>
${read.askings.length > 0 ? read.askings.map((asking, at) => asked(asking, at, view)) : insetText({ text: 'Nobody was asked anything yet.' })}
${read.asks && form(view)}`,
  }
}

const nameOf = (known: readonly Known[], person: string): string =>
  known.find((one) => one.person === person)?.name ?? 'Somebody who can no longer sign in'

function asked(asking: Asking, at: number, { known, today }: AskingsView): Html {
  const name = nameOf(known, asking.person)
  const row = (key: string, text: string | Html) => ({ key: { text: key }, value: { text } })
  return html`<section class="redress-section" aria-labelledby="asked-${at}"><h2 class="govuk-heading-m" id="asked-${at}">${name} ${stateTag(asking, today)}</h2>
${summaryList({
  rows: [
    row('Asked by', html`${nameOf(known, asking.by)}, ${momentInWords(asking.at)}`),
    row('Answer expected by', expectedInWords(asking)),
    row('Questions', said(asking.questions)),
    ...asking.answers.map((answer, nth) =>
      row(
        nth === 0 ? 'Answer' : 'Added later',
        html`<p class="govuk-body-s redress-said-by">In the words of ${name}, ${momentInWords(answer.at)}</p>${said(answer.says)}`,
      ),
    ),
  ],
})}</section>`
}

export const stateTag = (asking: Pick<Asking, 'answers' | 'expectedBy'>, today: Day): Html => {
  if (asking.answers.length > 0) return tag({ text: 'Answered', classes: 'govuk-tag--green' })
  return asking.expectedBy < dayText(today)
    ? tag({ text: 'Overdue', classes: 'govuk-tag--red' })
    : tag({ text: 'Waiting', classes: 'govuk-tag--yellow' })
}

export const expectedInWords = ({ expectedBy }: Pick<Asking, 'expectedBy'>): string => {
  const by = parseDay(expectedBy)
  return by === undefined ? expectedBy : dayInWords(by)
}

/** Words as somebody wrote them, each line of its own. */
export const said = (words: string): Html => html`<div class="govuk-body redress-said">${words}</div>`

const form = ({ read, able, filled }: AskingsView): Html => {
  const { typed, wrong } = filled
  return html`<section class="redress-section" aria-labelledby="ask"><h2 class="govuk-heading-l" id="ask">Ask somebody</h2>
<form class="redress-form" method="post" action="${askingsPath(read.reference)}" novalidate>
<input type="hidden" name="command" value="${typed['command'] ?? ''}">
${select({
  name: 'person',
  label: { text: 'Whom do you ask?', classes: 'govuk-label--s' },
  hint: {
    text: 'They need an account. A member of staff with no other part in complaints is given one as “Member of staff”',
  },
  items: [
    { value: '', text: 'Choose a person' },
    ...able.map(({ person, name, roles }) => ({
      value: person,
      text: `${name} (${roles.map((role) => ROLE_WORDS[role].toLowerCase()).join(', ') || 'no role'})`,
    })),
  ],
  value: typed['person'] ?? '',
  ...wrongAt(wrong, 'person'),
})}
${textarea({
  name: 'questions',
  label: { text: 'What do you ask them?', classes: 'govuk-label--s' },
  hint: {
    text: 'One question or several. They see these words exactly as you write them: say what they need in order to answer, and no more of the complaint or of who made it',
  },
  rows: 8,
  value: typed['questions'],
  ...wrongAt(wrong, 'questions'),
})}
${dayField(filled, 'expectedBy', 'By when do you expect an answer?', 'They see this day beside the questions')}
${button({ text: 'Ask them' })}
</form></section>`
}
