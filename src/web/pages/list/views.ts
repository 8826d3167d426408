import type { Narrowing } from '../../../casework/worklist.ts'
import type { SavedView } from '../../../casework/saved-views.ts'
import { button } from '../../components/button.ts'
import { details } from '../../components/details.ts'
import { input } from '../../components/input.ts'
import { errorSummary } from '../../components/messages.ts'
import { html, type Html } from '../../html.ts'
import { DROP_VIEW_PATH, viewPath, VIEWS_PATH } from '../../paths.ts'
import { listPath, sealedQuery } from './query.ts'
import type { ListView } from './view.ts'

/** What was typed into the form that keeps a view, and what is wrong with it. */
export type ViewForm = { readonly name: string; readonly wrong?: string; readonly summary?: Html }

export const wrongForm = (name: string, wrong: string): ViewForm => ({
  name,
  wrong,
  summary: errorSummary({ title: 'There is a problem', errorList: [{ text: wrong, href: '#name' }] }),
})

/** A part of the list that is somebody’s own without their keeping it. */
export type OwnPart = { readonly text: string; readonly narrowing: Narrowing }

const sameNarrowing = (a: Narrowing, b: Narrowing): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Links to what of the list is somebody’s own, without their keeping it. */
export function whatIsYours({ own, query, seal }: ListView): Html | false {
  if (own.length === 0) return false
  return html`<nav class="redress-own" aria-labelledby="what-is-yours"><h2 class="govuk-heading-s" id="what-is-yours">What is yours</h2>
<ul class="redress-own__list">${own.map(
    ({ text, narrowing }) =>
      html`<li>${sameNarrowing(narrowing, query.narrowing) ? html`<strong aria-current="page">${text}</strong>` : html`<a class="govuk-link" href="${listPath({ show: 'live', narrowing }, seal)}">${text}</a>`}</li>`,
  )}</ul></nav>`
}

/** Links to the views that a person has kept. */
export function yourViews({ views, shown }: ListView): Html | false {
  if (views.length === 0) return false
  return html`<nav class="redress-views" aria-labelledby="your-views"><h2 class="govuk-heading-s" id="your-views">Your views</h2>
<ul class="redress-views__list">${views.map(
    (view) =>
      html`<li>${view.id === shown?.id ? html`<strong aria-current="page">${view.name}</strong>` : html`<a class="govuk-link" href="${viewPath(view.id)}">${view.name}</a>`}</li>`,
  )}</ul>
${shown && removal(shown)}</nav>`
}

const removal = (view: SavedView): Html => html`<form method="post" action="${DROP_VIEW_PATH}">
<input type="hidden" name="id" value="${view.id}">
<button type="submit" class="redress-link">Remove the view<span class="govuk-visually-hidden"> ${view.name}</span></button>
</form>`

/** Keeps the list as it is narrowed now, under a name. */
export const keepThisView = ({ query, form, seal }: ListView): Html =>
  details({
    classes: 'redress-list-help',
    summary: 'Keep this view',
    open: form?.wrong !== undefined,
    text: html`<form method="post" action="${VIEWS_PATH}" novalidate>
<input type="hidden" name="list" value="${sealedQuery(query, seal)}">
${input({
  name: 'name',
  label: { text: 'What do you want to call it?' },
  hint: { text: 'Only you see your views. The list is narrowed as it is now, and always up to date.' },
  value: form?.name,
  autocomplete: 'off',
  classes: 'govuk-input--width-20',
  ...(form?.wrong !== undefined && { errorMessage: { text: form.wrong } }),
})}
${button({ text: 'Keep this view', classes: 'govuk-button--secondary' })}
</form>`,
  })
