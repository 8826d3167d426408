import { type Content, html, type Html } from '../html.ts'
import { classNames, extra, type Extra } from './element.ts'
import { tag } from './tag.ts'

export type PhaseBanner = Extra & {
  readonly tag?: { readonly text: Content; readonly classes?: string }
  readonly text: Content
}

export const phaseBanner = (banner: PhaseBanner): Html =>
  html`<div class="${classNames('govuk-phase-banner govuk-width-container', banner.classes)}"${extra(banner)}>
<p class="govuk-phase-banner__content">${tag({
    text: banner.tag?.text ?? '',
    classes: classNames('govuk-phase-banner__content__tag', banner.tag?.classes),
  })} <span class="govuk-phase-banner__text">${banner.text}</span></p>
</div>`

export type GenericHeader = Extra & {
  readonly logo: Content
  readonly url?: string
  readonly containerClasses?: string
}

/** The header for bodies that may not use the crown. */
export const genericHeader = (header: GenericHeader): Html =>
  html`<div class="${classNames('govuk-generic-header', header.classes)}"${extra(header)}>
<div class="${classNames('govuk-generic-header__container', header.containerClasses ?? 'govuk-width-container')}">
<div class="govuk-generic-header__logo"><a href="${header.url ?? '/'}" class="govuk-generic-header__homepage-link">${header.logo}</a></div>
</div>
</div>`
