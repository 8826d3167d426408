import type { ConfirmedAsk, EmergencyAsk } from '../../../door/emergency-asks.ts'
import type { PersonId } from '../../../kernel/ids.ts'
import { CONFIRM_MINUTES, CONTACTS_MINUTES } from '../../../people/openings.ts'
import type { Colleague } from '../../colleagues.ts'
import { button } from '../../components/button.ts'
import { input } from '../../components/input.ts'
import { breadcrumbs } from '../../components/links.ts'
import { insetText, notificationBanner } from '../../components/messages.ts'
import { radios } from '../../components/radios.ts'
import { momentInWords } from '../../dates.ts'
import { html, type Html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import { EMERGENCY_CONTACTS_PATH, EMERGENCY_PATH, LIST_PATH } from '../../paths.ts'
import { referenceInWords } from '../../reference.ts'
import { wrongAt, wrongSummary, type Wrong } from '../register/fields.ts'
import { nameIn } from './openings-view.ts'
import { whichAndWhy } from './which-and-why.ts'

export const CONTACTS_TITLE = 'Reach people when looks cannot be recorded'

export const contactsCrumbs = breadcrumbs({
  items: [
    { text: 'Complaints', href: LIST_PATH },
    { text: 'In an emergency', href: EMERGENCY_PATH },
    { text: 'When looks cannot be recorded' },
  ],
})

/** While reads can be recorded, nothing is shown in this way. */
export const notNeededPage: Page = {
  title: CONTACTS_TITLE,
  part: 'complaints',
  before: contactsCrumbs,
  main: html`<h1 class="govuk-heading-xl">${CONTACTS_TITLE}</h1>
${insetText({ text: 'This is not needed now: looks are recorded as they should be.' })}
<p class="govuk-body">It is for when Redress cannot record who looks at what, and so shows nobody anything. Then two people together can read how to reach the people of one complaint, and its risks.</p>
<p class="govuk-body"><a class="govuk-link" href="${EMERGENCY_PATH}">Open a complaint in an emergency</a></p>`,
}

export type ContactsView = {
  readonly waiting: readonly EmergencyAsk[]
  /** What was confirmed for whoever looks at the page. */
  readonly ready: readonly ConfirmedAsk[]
  readonly people: readonly Colleague[]
  readonly who: PersonId
  /** What was just done. */
  readonly done: string | undefined
  readonly typed: Readonly<Record<string, string | undefined>>
  readonly wrong: readonly Wrong[]
}

/** Where one person asks, another confirms, and the first is led to what they may read. */
export const contactsPage = (view: ContactsView): Page => ({
  title: CONTACTS_TITLE,
  part: 'complaints',
  wrong: view.wrong.length > 0,
  before: contactsCrumbs,
  main: html`${wrongSummary(view.wrong)}
${said(view)}
<h1 class="govuk-heading-xl">${CONTACTS_TITLE}</h1>
<p class="govuk-body-l">Looks cannot be recorded now, so Redress shows nothing of any complaint. If a child may come to harm, two people together can read how to reach the people of one complaint, and its risks.</p>
${ready(view)}
<ul class="govuk-list govuk-list--bullet">
<li>One of you asks, with a reason. The other confirms within ${CONFIRM_MINUTES} minutes, signed in as themselves.</li>
<li>Whoever asked can then read it for ${CONTACTS_MINUTES} minutes, and nothing else.</li>
<li>Each look is written down before it is shown. A reviewer sees it, with both names and the reason, once looks are recorded again.</li>
</ul>
${asking(view)}
${confirming(view)}`,
})

const DONE: Readonly<Record<string, string>> = {
  asked: 'You have asked. Now tell a colleague the reference, and ask them to confirm it on this page',
  confirmed: 'You have confirmed it. Tell your colleague to load this page again',
}

function said({ done, wrong }: ContactsView): Html | false {
  const text = wrong.length === 0 && done !== undefined ? DONE[done] : undefined
  return text !== undefined && notificationBanner({ type: 'success', titleId: 'done', text })
}

const form = (step: string, fields: Html): Html =>
  html`<form class="redress-form" method="post" action="${EMERGENCY_CONTACTS_PATH}" novalidate>
<input type="hidden" name="step" value="${step}">
${fields}
</form>`

function ready({ ready: all, waiting, who, people }: ContactsView): Html | false {
  const own = waiting.find(({ person }) => person === who)
  if (all.length === 0)
    return (
      own !== undefined &&
      insetText({
        text: html`You asked on ${momentInWords(own.askedAt)}. Nobody has confirmed it yet. <a class="govuk-link" href="${EMERGENCY_CONTACTS_PATH}">Look again</a>`,
      })
    )
  return html`<section class="redress-section" aria-labelledby="ready"><h2 class="govuk-heading-m" id="ready">Confirmed for you</h2>
${all.map(({ id, reference, confirmedBy, until }) =>
  form(
    'show',
    html`<input type="hidden" name="ask" value="${id}">
<p class="govuk-body">Complaint ${referenceInWords(reference)}, confirmed by ${nameIn(people, confirmedBy)}, until ${momentInWords(until)}</p>
${button({ text: html`Read contacts and risks<span class="govuk-visually-hidden"> of ${referenceInWords(reference)}</span>`, classes: 'govuk-button--warning' })}`,
  ),
)}</section>`
}

const asking = ({ typed, wrong }: ContactsView): Html =>
  html`<section class="redress-section" aria-labelledby="asking"><h2 class="govuk-heading-m" id="asking">Ask</h2>
${form(
  'ask',
  html`${whichAndWhy({ typed, wrong }, { question: 'Why must you reach somebody now?', hint: 'In a few words. Whoever reviews it reads this' })}
${button({ text: 'Ask a colleague to confirm' })}`,
)}</section>`

function confirming({ waiting, people, who, typed, wrong }: ContactsView): Html {
  const others = waiting.filter(({ person }) => person !== who)
  return html`<section class="redress-section" aria-labelledby="confirming"><h2 class="govuk-heading-m" id="confirming">Confirm for a colleague</h2>
${
  others.length === 0
    ? insetText({ text: 'Nobody else is asking now.' })
    : form(
        'confirm',
        html`<p class="govuk-body">Speak to them first. Confirm it only if you agree that it cannot wait.</p>
${radios({
  name: 'ask',
  fieldset: { legend: { text: 'Who asked you?', classes: 'govuk-fieldset__legend--s' } },
  items: others.map(({ id, person, askedAt }) => ({
    value: id,
    text: nameIn(people, person),
    hint: { text: `Asked on ${momentInWords(askedAt)}` },
  })),
  value: typed['ask'],
  ...wrongAt(wrong, 'ask'),
})}
${input({
  name: 'confirmed-reference',
  label: { text: 'Reference that they told you', classes: 'govuk-label--s' },
  classes: 'govuk-input--width-20',
  autocomplete: 'off',
  spellcheck: false,
  value: typed['confirmed-reference'] ?? '',
  ...wrongAt(wrong, 'confirmed-reference'),
})}
${button({ text: 'Confirm that it cannot wait', classes: 'govuk-button--warning' })}`,
      )
}</section>`
}
