import { ERASURE_REASONS } from '../../../casework/erasure.ts'
import type { PersonRead } from '../../../casework/person-stream.ts'
import { EQUALITY_QUESTIONS, type EqualityQuestion } from '../../../people/equality.ts'
import { button } from '../../components/button.ts'
import { notificationBanner, warningText } from '../../components/messages.ts'
import { radios } from '../../components/radios.ts'
import { select } from '../../components/select.ts'
import { html, type Html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import { EQUALITY_ANSWER_WORDS, EQUALITY_WORDS, ERASURE_WORDS, FACT_WORDS } from '../../words/people.ts'
import { type FactForm, why } from './fact-form.ts'
import { type Filled, wrongAt, wrongSummary } from './fields.ts'

/** Where the pages about somebody stand: on the register, or in a complaint. */
export type Place = {
  readonly part: NonNullable<Page['part']>
  /** The page that all of them come back to. */
  readonly home: string
  readonly path: (...what: readonly string[]) => string
  readonly crumbs: (title: string) => Html
  /** Above the title: whom the page is about. */
  readonly about: string
  /** What was just done, in words. */
  readonly done?: string | undefined
  /** What erasing them leaves, and what to do in its place. */
  readonly onErasing: Html
  /** How to go on without answering the questions on equality. */
  readonly unanswered: string
}

type Acting = { readonly read: PersonRead; readonly place: Place; readonly filled: Filled }

type Shape = {
  readonly title: string
  readonly action: string
  readonly inside: Html
  readonly button: string
  readonly warning?: boolean
  readonly cancel?: string
}

/** A page with one form about one person. */
const formPage = (
  { place, filled }: Acting,
  { title, action, inside, button: text, warning, cancel = 'Cancel' }: Shape,
): Page => ({
  title,
  part: place.part,
  wrong: filled.wrong.length > 0,
  before: place.crumbs(title),
  main: html`${wrongSummary(filled.wrong)}${place.done !== undefined && filled.wrong.length === 0 && notificationBanner({ type: 'success', text: place.done, disableAutoFocus: true })}
<h1 class="govuk-heading-l"><span class="govuk-caption-l">${place.about}</span>${title}</h1>
<form method="post" action="${action}" novalidate><input type="hidden" name="command" value="${filled.typed['command'] ?? ''}">
${inside}
<div class="govuk-button-group">${button({ text, classes: warning ? 'govuk-button--warning' : '' })}<a class="govuk-link" href="${place.home}">${cancel}</a></div>
</form>`,
})

/** A form that records one fact. */
export const factPage = (acting: Acting, name: string, form: FactForm): Page =>
  formPage(acting, {
    title: form.title,
    action: acting.place.path(name),
    inside: html`${form.lead !== undefined && html`<p class="govuk-body">${form.lead}</p>`}${form.fields(acting.filled)}`,
    button: form.button,
  })

/** Asks why an entry is taken back. */
export const takeBackPage = (acting: Acting, fact: PersonRead['facts'][number]): Page =>
  formPage(acting, {
    title: 'Take back an entry',
    action: acting.place.path('take-back', fact.id),
    inside: html`<p class="govuk-body">“${FACT_WORDS[fact.type]}” will count as if it had never been recorded. That it was, and that it was taken back, stays in the record.</p>
${why(acting.filled, 'Why it is taken back', 'For example, recorded for the wrong person')}`,
    button: 'Take it back',
  })

/** Asks once more, and for a reason, before a person is made unreadable. */
export const erasePage = (acting: Acting): Page => {
  const { filled } = acting
  return formPage(acting, {
    title: 'Erase this person for good',
    action: acting.place.path('erase'),
    inside: html`${warningText({ text: 'This cannot be undone. Their name, contacts, checks, declarations and equality answers become unreadable for everybody.' })}
<p class="govuk-body">That somebody was erased is noted, with the reason and who did it, without the name. ${acting.place.onErasing}</p>
${radios({
  name: 'reason',
  fieldset: { legend: { text: 'Why they are erased', classes: 'govuk-fieldset__legend--s' } },
  items: ERASURE_REASONS.map((value) => ({ value, text: ERASURE_WORDS[value] })),
  value: filled.typed['reason'],
  ...wrongAt(filled.wrong, 'reason'),
})}`,
    button: 'Erase for good',
    warning: true,
  })
}

/** What somebody answered about themselves. What was answered before is not shown. */
export const equalityPage = (acting: Acting): Page =>
  formPage(acting, {
    title: 'Equality answers',
    action: acting.place.path('equality'),
    inside: html`<p class="govuk-body">Only what they said themselves, and only if they wish to. The answers are kept apart from this person, are shown to nobody, and are counted in figures where at least five people gave the same. Answers given before are replaced.</p>
${(Object.keys(EQUALITY_QUESTIONS) as EqualityQuestion[]).map((question) =>
  select({
    name: question,
    label: { text: EQUALITY_WORDS[question], classes: 'govuk-label--s' },
    items: [
      { value: '', text: 'Not answered' },
      ...EQUALITY_QUESTIONS[question].map((value) => ({ value, text: EQUALITY_ANSWER_WORDS[value] ?? value })),
    ],
  }),
)}`,
    button: 'Keep the answers',
    cancel: acting.place.unanswered,
  })
