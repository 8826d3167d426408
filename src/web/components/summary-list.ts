import { type Content, html, type Html, type Value } from '../html.ts'
import { classNames, extra, type Extra } from './element.ts'
import { heading, type HeadingLevel } from './heading.ts'

export type ActionLink = Extra & { readonly href: string; readonly text: Content; readonly visuallyHidden?: string }
export type Actions = { readonly classes?: string; readonly items?: readonly ActionLink[] }

export type SummaryRow = {
  readonly classes?: string
  readonly key: { readonly text: Content; readonly classes?: string }
  readonly value: { readonly text: Content; readonly classes?: string }
  readonly actions?: Actions
}

export type CardTitle = { readonly text: Content; readonly headingLevel?: HeadingLevel; readonly classes?: string }

export type SummaryList = Extra & {
  readonly rows: readonly SummaryRow[]
  /** Puts the list in a bordered card with a title. */
  readonly card?: Extra & { readonly title?: CardTitle; readonly actions?: Actions }
}

export function summaryList(list: SummaryList): Html {
  const title = list.card?.title
  const anyActions = list.rows.some((row) => row.actions?.items?.length)
  const rows = list.rows.map((row) => summaryRow(row, anyActions, title))
  const made = html`<dl class="${classNames('govuk-summary-list', list.classes)}"${extra(list)}>${rows}</dl>`
  return list.card ? summaryCard(list.card, made) : made
}

function summaryRow(row: SummaryRow, anyActions: boolean, title: CardTitle | undefined): Html {
  const { key, value, actions } = row
  const items = actions?.items ?? []
  const lacksActions = anyActions && !actions?.items && 'govuk-summary-list__row--no-actions'
  return html`<div class="${classNames('govuk-summary-list__row', lacksActions, row.classes)}">
<dt class="${classNames('govuk-summary-list__key', key.classes)}">${key.text}</dt>
<dd class="${classNames('govuk-summary-list__value', value.classes)}">${value.text}</dd>
${items.length > 0 && html`<dd class="${classNames('govuk-summary-list__actions', actions?.classes)}">${actionLinks(items, title)}</dd>`}
</div>
`
}

function actionLinks(items: readonly ActionLink[], title: CardTitle | undefined): Html {
  if (items.length === 1) return html`${items.map((item) => actionLink(item, title))}`
  return html`<ul class="govuk-summary-list__actions-list">${items.map(
    (item) => html`<li class="govuk-summary-list__actions-list-item">${actionLink(item, title)}</li>`,
  )}</ul>`
}

function actionLink(link: ActionLink, title: CardTitle | undefined): Html {
  const about =
    (link.visuallyHidden || title) &&
    html`<span class="govuk-visually-hidden">${
      link.visuallyHidden && html` ${link.visuallyHidden}`
    }${title && html` (${title.text})`}</span>`
  return html`<a class="${classNames('govuk-link', link.classes)}" href="${link.href}"${extra(link)}>${link.text}${about}</a>`
}

function summaryCard(card: NonNullable<SummaryList['card']>, content: Html): Html {
  const { title, actions } = card
  return html`<div class="${classNames('govuk-summary-card', card.classes)}"${extra(card)}>
<div class="govuk-summary-card__title-wrapper">
${title && heading(title.headingLevel ?? 2, { class: classNames('govuk-summary-card__title', title.classes) }, title.text)}
${actions && cardActions(actions, title)}
</div>
<div class="govuk-summary-card__content">${content}</div>
</div>`
}

function cardActions(actions: Actions, title: CardTitle | undefined): Value {
  const items = actions.items ?? []
  if (items.length === 0) return undefined
  const className = classNames('govuk-summary-card__actions', actions.classes)
  if (items.length === 1) return html`<div class="${className}">${items.map((item) => actionLink(item, title))}</div>`
  return html`<ul class="${className}">${items.map(
    (item) => html`<li class="govuk-summary-card__action">${actionLink(item, title)}</li>`,
  )}</ul>`
}
