import { type Content, html, type Html } from '../html.ts'
import { classNames, extra, type Extra } from './element.ts'

export type SkipLink = Extra & { readonly href?: string; readonly text: Content }

export const skipLink = (link: SkipLink): Html =>
  html`<a href="${link.href ?? '#content'}" class="${classNames('govuk-skip-link', link.classes)}"${extra(link)} data-module="govuk-skip-link">${link.text}</a>`

export type Crumb = { readonly text: Content; readonly href?: string; readonly attributes?: Extra['attributes'] }

export type Breadcrumbs = Extra & {
  readonly items: readonly Crumb[]
  readonly collapseOnMobile?: boolean
  readonly label?: string
}

export function breadcrumbs(trail: Breadcrumbs): Html {
  const collapse = trail.collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile'
  return html`<nav class="${classNames('govuk-breadcrumbs', trail.classes, collapse)}"${extra(trail)} aria-label="${trail.label ?? 'Breadcrumb'}">
<ol class="govuk-breadcrumbs__list">${trail.items.map(crumb)}</ol>
</nav>`
}

const crumb = (item: Crumb): Html =>
  item.href
    ? html`<li class="govuk-breadcrumbs__list-item"><a class="govuk-breadcrumbs__link" href="${item.href}"${extra(item)}>${item.text}</a></li>`
    : html`<li class="govuk-breadcrumbs__list-item" aria-current="page">${item.text}</li>`
