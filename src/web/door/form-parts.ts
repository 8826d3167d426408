import type { Asked } from '../../door/passkeys.ts'
import { button } from '../components/button.ts'
import { errorSummary } from '../components/messages.ts'
import { html, type Html } from '../html.ts'

/** What every form on the way in carries along: where to go, and what had been typed. */
export type Along = { readonly next: string; readonly carry: string }

export const alongFields = ({ next, carry }: Along): Html =>
  html`<input type="hidden" name="next" value="${next}">${carry !== '' && html`<input type="hidden" name="carry" value="${carry}">`}`

/** What is wrong, and the field where it is put right. */
export type Wrong = { readonly field: string; readonly says: string }

export const wrongSummary = (wrong: Wrong | undefined): Html | undefined =>
  wrong && errorSummary({ title: 'There is a problem', errorList: [{ text: wrong.says, href: `#${wrong.field}` }] })

/** The error of a field, where it is that field's. */
export const wrongAt = (wrong: Wrong | undefined, field: string) =>
  wrong?.field === field ? { errorMessage: { text: wrong.says } } : {}

export const waitWords = (seconds: number): string =>
  seconds < 120
    ? `Too many tries. Wait ${seconds} ${seconds === 1 ? 'second' : 'seconds'}, then try again`
    : `Too many tries. Wait ${Math.ceil(seconds / 60)} minutes, then try again`

/** A form that a passkey answers. It is hidden until the script finds that the browser knows passkeys. */
export function passkeyForm(form: {
  readonly action: string
  readonly kind: 'get' | 'new'
  readonly asked: Asked
  readonly inside: Html
  readonly text: string
  readonly classes?: string
}): Html {
  const { action, kind, asked, inside, text } = form
  return html`<form method="post" action="${action}" data-passkey="${kind}" data-options="${asked.options}" hidden>
<input type="hidden" name="challenge" value="${asked.challenge}">
<input type="hidden" name="response" value="">
${inside}
${button({ text, classes: form.classes ?? 'govuk-button--secondary' })}
<p class="govuk-body" role="status"></p>
</form>`
}

/** A button in a form of its own, for one thing to be done. */
export const doForm = (
  action: string,
  fields: Readonly<Record<string, string>>,
  text: Html | string,
  warning = false,
): Html =>
  html`<form method="post" action="${action}" class="redress-do">
${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${button({ text, classes: warning ? 'govuk-button--warning' : 'govuk-button--secondary' })}
</form>`
