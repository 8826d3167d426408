import { attributes, type Content, html, type Html } from '../html.ts'
import { type AttributeValues, classNames, extra, type Extra } from './element.ts'
import { heading, type HeadingLevel } from './heading.ts'

export type InsetText = Extra & { readonly id?: string; readonly text: Content }

export const insetText = (inset: InsetText): Html =>
  html`<div${attributes({ id: inset.id })} class="${classNames('govuk-inset-text', inset.classes)}"${extra(inset)}>${inset.text}</div>`

export type WarningText = Extra & { readonly text?: Content; readonly iconFallback?: string }

export const warningText = (warning: WarningText): Html =>
  html`<div class="${classNames('govuk-warning-text', warning.classes)}"${extra(warning)}>
<span class="govuk-warning-text__icon" aria-hidden="true">!</span>
<strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">${warning.iconFallback ?? 'Warning'}</span> ${warning.text}</strong>
</div>`

export type NotificationBanner = Extra & {
  readonly text?: Content
  readonly title?: Content
  readonly titleId?: string
  readonly titleHeadingLevel?: HeadingLevel
  readonly type?: string
  readonly role?: string
  readonly disableAutoFocus?: boolean
}

export function notificationBanner(banner: NotificationBanner): Html {
  const success = banner.type === 'success'
  const id = banner.titleId ?? 'govuk-notification-banner-title'
  const title = banner.title ?? (success ? 'Success' : 'Important')
  return html`<div class="${classNames('govuk-notification-banner', success && 'govuk-notification-banner--success', banner.classes)}" role="${banner.role ?? (success ? 'alert' : 'region')}" aria-labelledby="${id}" data-module="govuk-notification-banner"${autoFocus(banner)}${extra(banner)}>
<div class="govuk-notification-banner__header">${heading(banner.titleHeadingLevel ?? 2, { class: 'govuk-notification-banner__title', id }, title)}</div>
<div class="govuk-notification-banner__content">${
    typeof banner.text === 'string'
      ? html`<p class="govuk-notification-banner__heading">${banner.text}</p>`
      : banner.text
  }</div>
</div>`
}

export type ErrorSummary = Extra & {
  readonly title: Content
  readonly description?: Content
  readonly errorList?: readonly {
    readonly text: Content
    readonly href?: string
    readonly attributes?: AttributeValues
  }[]
  readonly disableAutoFocus?: boolean
}

export const errorSummary = (summary: ErrorSummary): Html =>
  html`<div class="${classNames('govuk-error-summary', summary.classes)}"${autoFocus(summary)}${extra(summary)} data-module="govuk-error-summary">
<div role="alert">
<h2 class="govuk-error-summary__title">${summary.title}</h2>
<div class="govuk-error-summary__body">
${summary.description !== undefined && html`<p>${summary.description}</p>`}
${summary.errorList && html`<ul class="govuk-list govuk-error-summary__list">${summary.errorList.map(errorItem)}</ul>`}
</div>
</div>
</div>`

const errorItem = (item: NonNullable<ErrorSummary['errorList']>[number]): Html =>
  item.href ? html`<li><a href="${item.href}"${extra(item)}>${item.text}</a></li>` : html`<li>${item.text}</li>`

const autoFocus = ({ disableAutoFocus }: { readonly disableAutoFocus?: boolean }) =>
  attributes({ 'data-disable-auto-focus': disableAutoFocus === undefined ? undefined : String(disableAutoFocus) })
