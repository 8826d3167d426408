import { attributes, type Content, html, type Html } from '../html.ts'
import { classNames, extra, type Extra } from './element.ts'

export type NavigationItem = {
  readonly text: Content
  readonly href?: string
  readonly current?: boolean
  readonly active?: boolean
  readonly attributes?: Extra['attributes']
}

export type ServiceNavigation = Extra & {
  readonly serviceName?: string
  readonly serviceUrl?: string
  readonly navigation?: readonly NavigationItem[]
  readonly navigationId?: string
  readonly navigationLabel?: string
  readonly navigationClasses?: string
  /** What a screen reader calls the bar. */
  readonly ariaLabel?: string
}

/** Without the button that folds the list away on a small screen: it needs a script, and the list may wrap instead. */
export function serviceNavigation(bar: ServiceNavigation): Html {
  const list = attributes({
    class: classNames('govuk-service-navigation', bar.classes),
    'data-module': 'govuk-service-navigation',
  })
  const inside = html`<div class="govuk-width-container"><div class="govuk-service-navigation__container">
${bar.serviceName && html`<span class="govuk-service-navigation__service-name">${serviceName(bar.serviceName, bar.serviceUrl)}</span>`}
${bar.navigation && bar.navigation.length > 0 && navigationList(bar, bar.navigation)}
</div></div>`
  return bar.serviceName
    ? html`<section aria-label="${bar.ariaLabel ?? 'Service information'}"${list}${extra(bar)}>${inside}</section>`
    : html`<div${list}${extra(bar)}>${inside}</div>`
}

const serviceName = (name: string, url: string | undefined): Html =>
  url
    ? html`<a href="${url}" class="govuk-service-navigation__link">${name}</a>`
    : html`<span class="govuk-service-navigation__text">${name}</span>`

const navigationList = (bar: ServiceNavigation, items: readonly NavigationItem[]): Html =>
  html`<nav aria-label="${bar.navigationLabel ?? 'Menu'}" class="${classNames('govuk-service-navigation__wrapper', bar.navigationClasses)}">
<ul class="govuk-service-navigation__list" id="${bar.navigationId ?? 'navigation'}">${items.map(navigationItem)}</ul>
</nav>`

function navigationItem(item: NavigationItem): Html {
  const here = item.active || item.current
  const current = attributes({ 'aria-current': here ? (item.current ? 'page' : 'true') : undefined })
  const text = here ? html`<strong class="govuk-service-navigation__active-fallback">${item.text}</strong>` : item.text
  return html`<li class="${classNames('govuk-service-navigation__item', here && 'govuk-service-navigation__item--active')}">${
    item.href
      ? html`<a class="govuk-service-navigation__link" href="${item.href}"${current}${extra(item)}>${text}</a>`
      : html`<span class="govuk-service-navigation__text"${current}>${text}</span>`
  }</li>`
}
