import { type Content, html, type Html } from '../html.ts'
import { classNames, extra, type Extra } from './element.ts'

export type FooterLink = { readonly text: string; readonly href: string; readonly attributes?: Extra['attributes'] }

export type Footer = Extra & {
  readonly containerClasses?: string
  readonly navigation?: readonly {
    readonly title: string
    readonly items?: readonly FooterLink[]
    readonly columns?: number
    readonly width?: string
  }[]
  readonly meta?: {
    readonly items?: readonly FooterLink[]
    readonly text?: Content
    readonly visuallyHiddenTitle?: string
  }
}

/** Without the crown, the open licence and Crown copyright, which are not a council's to show. */
export const footer = (footer: Footer): Html =>
  html`<div class="${classNames('govuk-footer', footer.classes)}"${extra(footer)}>
<div class="${classNames('govuk-width-container', footer.containerClasses)}">
${
  footer.navigation &&
  footer.navigation.length > 0 &&
  html`<div class="govuk-footer__navigation">${footer.navigation.map(footerSection)}</div>
<hr class="govuk-footer__section-break">`
}
<div class="govuk-footer__meta"><div class="govuk-footer__meta-item govuk-footer__meta-item--grow">${footer.meta && footerMeta(footer.meta)}</div></div>
</div>
</div>`

const footerSection = (section: NonNullable<Footer['navigation']>[number]): Html =>
  html`<div class="govuk-footer__section govuk-grid-column-${section.width ?? 'full'}">
<h2 class="govuk-footer__heading govuk-heading-m">${section.title}</h2>
${
  section.items &&
  section.items.length > 0 &&
  html`<ul class="${classNames('govuk-footer__list', section.columns !== undefined && `govuk-footer__list--columns-${section.columns}`)}">${section.items.map(
    (item) =>
      html`<li class="govuk-footer__list-item"><a class="govuk-footer__link" href="${item.href}"${extra(item)}>${item.text}</a></li>`,
  )}</ul>`
}
</div>`

const footerMeta = (meta: NonNullable<Footer['meta']>): Html =>
  html`<h2 class="govuk-visually-hidden">${meta.visuallyHiddenTitle ?? 'Support links'}</h2>
${
  meta.items &&
  meta.items.length > 0 &&
  html`<ul class="govuk-footer__inline-list">${meta.items.map(
    (item) =>
      html`<li class="govuk-footer__inline-list-item"><a class="govuk-footer__link" href="${item.href}"${extra(item)}>${item.text}</a></li>`,
  )}</ul>`
}
${meta.text !== undefined && html`<div class="govuk-footer__meta-custom">${meta.text}</div>`}`
