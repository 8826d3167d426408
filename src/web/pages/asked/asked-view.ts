import type { AskedOfMe } from '../../../casework/asking.ts'
import type { Day } from '../../../kernel/day.ts'
import { button } from '../../components/button.ts'
import { breadcrumbs } from '../../components/links.ts'
import { insetText, notificationBanner } from '../../components/messages.ts'
import { textarea } from '../../components/textarea.ts'
import { momentInWords } from '../../dates.ts'
import { html, type Html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import { ASKED_PATH, askedPath as pathOf } from '../../paths.ts'
import { type Typed, wrongAt, wrongSummary, type Wrong } from '../register/fields.ts'
import { expectedInWords, said, stateTag } from './view.ts'

export type AskedView = {
  readonly asked: readonly AskedOfMe[]
  readonly today: Day
  /** Whether an answer was just recorded. */
  readonly done: boolean
}

/** All that somebody is or was asked. */
export const askedPage = ({ asked, today, done }: AskedView): Page => ({
  title: 'Asked of you',
  part: 'asked',
  main: html`${done && notificationBanner({ type: 'success', titleId: 'answered', text: 'Your answer is recorded' })}
<h1 class="govuk-heading-xl">Asked of you</h1>
<p class="govuk-body-l">Questions that you are asked in a complaint. They are all that you are shown of it. Those who work on the complaint read your answers.</p>
${asked.length > 0 ? asked.map((one, at) => card(one, at, today)) : insetText({ text: 'You are asked nothing.' })}`,
})

const card = (one: AskedOfMe, at: number, today: Day): Html => {
  const isAnswered = one.answers.length > 0
  return html`<section class="redress-section" aria-labelledby="asked-${at}"><h2 class="govuk-heading-m" id="asked-${at}">Answer expected by ${expectedInWords(one)} ${stateTag(one, today)}</h2>
${said(one.questions)}
<p class="govuk-body"><a class="govuk-link" href="${pathOf(one.asking)}">${isAnswered ? 'See your answer, or add to it' : 'Answer'}<span class="govuk-visually-hidden">: asked ${momentInWords(one.at)}</span></a></p></section>`
}

export type AnswerView = {
  readonly asked: AskedOfMe
  readonly today: Day
  readonly typed: Typed
  readonly wrong: readonly Wrong[]
}

/** What somebody is asked, what they have answered, and the form in which they answer or add to it. */
export function answerPage({ asked, today, typed, wrong }: AnswerView): Page {
  const isAnswered = asked.answers.length > 0
  const title = isAnswered ? 'Your answer' : 'Answer what you are asked'
  return {
    title,
    part: 'asked',
    wrong: wrong.length > 0,
    before: breadcrumbs({ items: [{ text: 'All that you are asked', href: ASKED_PATH }, { text: title }] }),
    main: html`${wrongSummary(wrong)}
<h1 class="govuk-heading-xl">${title}</h1>
<p class="govuk-body">${stateTag(asked, today)} Asked ${momentInWords(asked.at)}. An answer is expected by ${expectedInWords(asked)}.</p>
<h2 class="govuk-heading-m">What you are asked</h2>
${said(asked.questions)}
${asked.answers.map(
  (answer, nth) =>
    html`<h2 class="govuk-heading-m">${nth === 0 ? 'What you answered' : 'What you added'}</h2><p class="govuk-body-s redress-said-by">${momentInWords(answer.at)}</p>${said(answer.says)}`,
)}
<form class="redress-form" method="post" action="${pathOf(asked.asking)}" novalidate>
<input type="hidden" name="command" value="${typed['command'] ?? ''}">
${textarea({
  name: 'says',
  label: { text: isAnswered ? 'Add to your answer' : 'Your answer', classes: 'govuk-label--m' },
  hint: {
    text: 'In your own words. Those who work on the complaint read it as yours. It cannot be changed afterwards, but you can add to it',
  },
  rows: 10,
  value: typed['says'],
  ...wrongAt(wrong, 'says'),
})}
${button({ text: isAnswered ? 'Add this to your answer' : 'Give this answer' })}
</form>`,
  }
}
