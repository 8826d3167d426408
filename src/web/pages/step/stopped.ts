import type { StepRefused } from '../../../casework/take-step.ts'
import type { Fault } from '../../../complaint/assessment.ts'
import type { ComplaintEvent } from '../../../complaint/vocabulary.ts'
import { notificationBanner } from '../../components/messages.ts'
import { textarea } from '../../components/textarea.ts'
import type { Law } from '../../deps.ts'
import { html, type Html } from '../../html.ts'
import { EVENT_WORDS } from '../../words/events.ts'
import { wrongAt } from '../register/fields.ts'
import type { StepForm } from './step-form.ts'

/** Why a step was not taken, where it is not for something to put right in a field. */
export type Stopped =
  | { readonly by: 'law' | 'warning'; readonly faults: readonly Fault[] }
  | { readonly by: 'turn'; readonly says: string }
  | { readonly by: 'others'; readonly since: readonly ComplaintEvent[] }

/** What stopped a step; nothing where it is put right in a field, or is not for them. */
export function stoppedBy(refused: StepRefused): Stopped | undefined {
  switch (refused.because) {
    case 'unlawful':
      return { by: 'law', faults: refused.faults }
    case 'needs-reason':
      return { by: 'warning', faults: refused.faults }
    case 'out-of-turn':
      return { by: 'turn', says: refused.says }
    case 'changed-meanwhile':
      return { by: 'others', since: refused.since }
    case 'malformed':
    case 'barred':
    case 'not-theirs':
    case 'not-there':
      return undefined
  }
}

/** Says above the form why nothing was recorded, and what to do. */
export function stoppedBanner(stopped: Stopped, law: Law): Html {
  switch (stopped.by) {
    case 'law':
      return notificationBanner({
        title: 'This step was not taken',
        classes: 'redress-stopped',
        titleId: 'stopped',
        role: 'alert',
        text: html`<p class="govuk-notification-banner__heading">The law does not allow it. Nothing was recorded, and what you typed is below.</p>${faultList(stopped.faults, law)}`,
      })
    case 'warning':
      return notificationBanner({
        title: 'Before you go on',
        titleId: 'stopped',
        role: 'alert',
        text: html`<p class="govuk-notification-banner__heading">This may be wrong. If it is right here, give the reason below: it stays with the step.</p>${faultList(stopped.faults, law)}`,
      })
    case 'turn':
      return notificationBanner({
        title: 'It is not yet the turn of this step',
        titleId: 'stopped',
        role: 'alert',
        text: html`<p class="govuk-notification-banner__heading">${stopped.says}.</p><p class="govuk-body">Nothing was recorded, and what you typed is below. If it has happened already, record that at the end of this page.</p>`,
      })
    case 'others':
      return notificationBanner({
        title: 'The complaint has changed',
        titleId: 'stopped',
        role: 'alert',
        text: html`<p class="govuk-notification-banner__heading">Somebody else recorded something while you wrote. Nothing of yours was recorded yet.</p>
<ul class="govuk-list govuk-list--bullet">${stopped.since.map(({ type }) => html`<li>${EVENT_WORDS[type]}</li>`)}</ul>
<p class="govuk-body">What you typed is below. If it still holds, record the step again.</p>`,
      })
  }
}

const faultList = (faults: readonly Fault[], law: Law): Html =>
  html`<ul class="redress-list">${faults.map(
    (
      fault,
    ) => html`<li class="redress-list__item"><p class="govuk-body"><strong>${law.faults[fault.code].title}.</strong> ${fault.says}</p>
<p class="govuk-body"><strong>What to do instead:</strong> ${law.faults[fault.code].putRight}</p>
<p class="redress-note">${fault.cites.join('; ')}</p></li>`,
  )}</ul>`

/** Asks for the reason that may stand beside a warning. */
export const reasonBox = ({ typed, wrong }: Pick<StepForm, 'typed' | 'wrong'>): Html =>
  textarea({
    name: 'reason-despite',
    label: { text: 'Why it is right in this complaint', classes: 'govuk-label--s' },
    rows: 3,
    value: typed['reason-despite'],
    ...wrongAt(wrong, 'reason-despite'),
  })
