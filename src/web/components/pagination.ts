import { attributes, type Content, html, type Html } from '../html.ts'
import { classNames, extra, type Extra } from './element.ts'

export type PageLink = {
  readonly href: string
  readonly text?: Content
  readonly label?: string
  readonly attributes?: Extra['attributes']
}

export type PageItem =
  | { readonly ellipsis: true }
  | {
      readonly ellipsis?: false
      readonly number: string | number
      readonly href: string
      readonly current?: boolean
      readonly visuallyHidden?: string
      readonly attributes?: Extra['attributes']
    }

export type Pagination = Extra & {
  readonly previous?: PageLink
  readonly next?: PageLink
  readonly items?: readonly PageItem[]
  readonly landmarkLabel?: string
}

export function pagination(pages: Pagination): Html {
  const { previous, next, items } = pages
  const block = !items && (previous !== undefined || next !== undefined)
  return html`<nav class="${classNames('govuk-pagination', block && 'govuk-pagination--block', pages.classes)}" aria-label="${pages.landmarkLabel ?? 'Pagination'}"${extra(pages)}>
${
  previous &&
  html`<div class="govuk-pagination__prev"><a class="govuk-link govuk-pagination__link" href="${previous.href}" rel="prev"${extra(previous)}>${arrowPrevious}
${linkTitle(previous, 'Previous', block)}</a></div>`
}
${items && html`<ul class="govuk-pagination__list">${items.map(pageItem)}</ul>`}
${
  next &&
  html`<div class="govuk-pagination__next"><a class="govuk-link govuk-pagination__link" href="${next.href}" rel="next"${extra(next)}>${
    block
      ? html`${arrowNext}
${linkTitle(next, 'Next', block)}`
      : html`${linkTitle(next, 'Next', block)}
${arrowNext}`
  }</a></div>`
}
</nav>`
}

function linkTitle(link: PageLink, word: string, block: boolean): Html {
  const decorated = block && !link.label && 'govuk-pagination__link-title--decorated'
  const text = link.text ?? html`${word}<span class="govuk-visually-hidden"> page</span>`
  return html`<span class="${classNames('govuk-pagination__link-title', decorated)}">${text}</span>${
    block &&
    link.label &&
    html`
<span class="govuk-visually-hidden">:</span>
<span class="govuk-pagination__link-label">${link.label}</span>`
  }`
}

function pageItem(item: PageItem): Html {
  if (item.ellipsis) return html`<li class="govuk-pagination__item govuk-pagination__item--ellipsis">&ctdot;</li>`
  return html`<li class="${classNames('govuk-pagination__item', item.current && 'govuk-pagination__item--current')}">
<a class="govuk-link govuk-pagination__link" href="${item.href}" aria-label="${item.visuallyHidden ?? `Page ${item.number}`}"${attributes(
    {
      'aria-current': item.current ? 'page' : undefined,
    },
  )}${extra(item)}>${item.number}</a>
</li>`
}

const arrowPrevious = html`<svg class="govuk-pagination__icon govuk-pagination__icon--prev" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13">
<path d="m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z"></path>
</svg>`

const arrowNext = html`<svg class="govuk-pagination__icon govuk-pagination__icon--next" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13">
<path d="m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z"></path>
</svg>`
