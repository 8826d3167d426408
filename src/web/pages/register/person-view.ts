import { londonDay } from '../../../casework/clock.ts'
import type { PersonRead } from '../../../casework/person-stream.ts'
import { type Day, dayInWords, parseDay } from '../../../kernel/day.ts'
import type { Person } from '../../../people/person.ts'
import { CHECK_WORDS, DECLARED_WORDS, REGISTER_ROLE_WORDS, SKILL_WORDS } from '../../../people/register.ts'
import { checksInForce, declarationHoldsTo, lacksOn, lastDeclaration } from '../../../people/standing.ts'
import { details } from '../../components/details.ts'
import { breadcrumbs } from '../../components/links.ts'
import { insetText, notificationBanner, warningText } from '../../components/messages.ts'
import { summaryList, type SummaryRow } from '../../components/summary-list.ts'
import { contactWords } from '../../contact-words.ts'
import { html, type Html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import { personReadersPath, REGISTER_PATH, registerPath } from '../../paths.ts'
import { stackingTable } from '../../stacking-table.ts'
import { FACT_WORDS, MEANS_WORDS, pounds } from '../../words/people.ts'

export type PersonShown = {
  readonly read: PersonRead
  readonly today: Day
  /** What was just done, in words. */
  readonly done?: string | undefined
  readonly mayErase: boolean
}

export const crumbs = (...more: readonly { readonly text: string; readonly href?: string }[]): Html =>
  breadcrumbs({ items: [{ text: 'Register', href: REGISTER_PATH }, ...more] })

/** A day as it is read; what is no day stays as it was written. */
export const dayWords = (text: string | undefined): string => {
  const day = text === undefined ? undefined : parseDay(text)
  return day === undefined ? (text ?? '') : dayInWords(day)
}

/** One person: what they lack first, then all that stands about them, each with the way to change it. */
export function personPage(shown: PersonShown): Page {
  const { read, today, done } = shown
  const { id, person } = read
  return {
    title: person.name,
    part: 'register',
    before: crumbs({ text: person.name }),
    main: html`${done !== undefined && notificationBanner({ type: 'success', text: done, disableAutoFocus: true })}
<h1 class="govuk-heading-l">${person.name}</h1>
${person.contacts.some(({ safety }) => safety !== 'safe') && warningText({ text: 'Not every way to reach this person is safe. Read the warning beside a contact before you use it.' })}
${lacking(person, today)}
${contacts(id, person)}
${onRegister(id, person)}
${checks(id, person, today)}
${declarations(id, person)}
${needs(id, person)}
${history(read)}
${more(shown)}`,
  }
}

function lacking(person: Person, today: Day): Html | false {
  const lacks = lacksOn(person, today)
  if (lacks.length === 0) return insetText({ text: 'Nothing is missing: they can be asked today.' })
  return html`<div class="redress-lacks"><h2 class="govuk-heading-s">Before they are asked</h2>
<ul class="govuk-list govuk-list--bullet">${lacks.map(({ says }) => html`<li>${says}</li>`)}</ul></div>`
}

const link = (href: string, text: string, about?: string): Html =>
  html`<a class="govuk-link" href="${href}">${text}${about !== undefined && html`<span class="govuk-visually-hidden"> ${about}</span>`}</a>`

const takeBack = (id: string, entry: { readonly id: string }, about: string) => ({
  items: [{ href: registerPath(id, 'take-back', entry.id), text: 'Take back', visuallyHidden: about }],
})

const part = (title: string, content: Html, actions: readonly Html[]): Html =>
  html`<section class="redress-section"><h2 class="govuk-heading-m">${title}</h2>
${content}
<p class="govuk-body redress-links">${actions.map((action) => html`${action} `)}</p></section>`

const none = (text: string): Html => html`<p class="govuk-body redress-quiet">${text}</p>`

function contacts(id: string, person: Person): Html {
  const rows = person.contacts.map((entry): SummaryRow => ({
    key: { text: MEANS_WORDS[entry.means] },
    value: { text: contactWords(entry, person) },
    actions: takeBack(id, entry, `the contact ${entry.value}`),
  }))
  return part('How to reach them', rows.length > 0 ? summaryList({ rows }) : none('No contact is recorded.'), [
    link(registerPath(id, 'contact'), 'Add a contact'),
  ])
}

function onRegister(id: string, { register, left }: Person): Html {
  if (!register) {
    const was = left ? `Left the register on ${dayWords(left.on)}. ${left.because}` : 'Not on the register.'
    return part('On the register', none(was), [
      link(registerPath(id, 'terms'), 'Enter them in the register'),
      ...(left ? [link(registerPath(id, 'take-back', left.id), 'Take back that they left')] : []),
    ])
  }
  const { as, supplier, skills, hours, feePence, on } = register
  const row = (key: string, text: string): SummaryRow => ({ key: { text: key }, value: { text } })
  const rows = [
    row('May be asked to be', as.map((role) => REGISTER_ROLE_WORDS[role]).join(', ')),
    row('Supplier', supplier ?? 'None: on their own account'),
    row('Knows well', skills.map((skill) => SKILL_WORDS[skill]).join(', ') || 'Nothing recorded'),
    row('Hours agreed', hours === undefined ? 'None' : `${hours} for one complaint`),
    row('Fee agreed', feePence === undefined ? 'None' : `${pounds(feePence)} an hour`),
    row('Since', dayWords(on)),
  ]
  return part('On the register', summaryList({ rows }), [
    link(registerPath(id, 'terms'), 'Change', 'what they do and on which terms'),
    link(registerPath(id, 'leave'), 'Take off the register'),
    link(registerPath(id, 'take-back', register.id), 'Take back this entry'),
  ])
}

function checks(id: string, person: Person, today: Day): Html {
  const inForce = new Set(checksInForce(person).map((check) => check.id))
  const rows = person.checks
    .toSorted((a, b) => (a.on < b.on ? 1 : -1))
    .map((check): SummaryRow => {
      const expires = check.expires === undefined ? undefined : parseDay(check.expires)
      const expired = inForce.has(check.id) && expires !== undefined && expires < today
      return {
        key: { text: CHECK_WORDS[check.kind] },
        value: {
          text: html`Done on ${dayWords(check.on)}${check.expires !== undefined && html`<br>${expired ? html`<strong class="redress-late">Expired on ${dayWords(check.expires)}</strong>` : `Expires on ${dayWords(check.expires)}`}`}${!inForce.has(check.id) && html`<br>Followed by a later one`}`,
        },
        actions: takeBack(id, check, `the check of ${dayWords(check.on)}`),
      }
    })
  return part('Checks', rows.length > 0 ? summaryList({ rows }) : none('No check is recorded.'), [
    link(registerPath(id, 'check'), 'Record a check'),
  ])
}

const isYearly = (question: string): question is keyof typeof DECLARED_WORDS => question in DECLARED_WORDS

function declarations(id: string, person: Person): Html {
  const last = lastDeclaration(person)
  if (!last)
    return part('Independence', none('No declaration is recorded.'), [
      link(registerPath(id, 'declaration'), 'Record a declaration'),
    ])
  const until = declarationHoldsTo(last)
  const rows: readonly SummaryRow[] = [
    {
      key: { text: 'Declared' },
      value: { text: `${dayWords(last.on)}${until === undefined ? '' : `, holds until ${dayInWords(until)}`}` },
      actions: takeBack(id, last, `the declaration of ${dayWords(last.on)}`),
    },
    ...last.answers.map(({ question, answer }) => ({
      key: { text: isYearly(question) ? DECLARED_WORDS[question] : question },
      value: { text: answer ? html`<strong>Yes</strong>` : 'No' },
    })),
  ]
  return part('Independence', summaryList({ rows }), [
    link(registerPath(id, 'declaration'), 'Record a new declaration'),
  ])
}

function needs(id: string, { availability, adjustments, languages }: Person): Html {
  const rows: readonly SummaryRow[] = [
    ...availability.map((entry) => ({
      key: { text: entry.available ? 'Available' : 'Not available' },
      value: {
        text: `From ${dayWords(entry.from)}${entry.until === undefined ? ', until further notice' : ` to ${dayWords(entry.until)}`}`,
      },
      actions: takeBack(id, entry, `what was said of the time from ${dayWords(entry.from)}`),
    })),
    ...adjustments.map((entry) => ({
      key: { text: 'Adjustment' },
      value: { text: entry.says },
      actions: takeBack(id, entry, 'the adjustment'),
    })),
    ...languages.map((entry) => ({
      key: { text: 'Language' },
      value: { text: `${entry.language}${entry.interpreter ? ', with an interpreter' : ''}` },
      actions: takeBack(id, entry, `the language ${entry.language}`),
    })),
  ]
  return part('Time and needs', rows.length > 0 ? summaryList({ rows }) : none('Nothing is recorded.'), [
    link(registerPath(id, 'availability'), 'Record whether they are available'),
    link(registerPath(id, 'adjustment'), 'Add an adjustment'),
    link(registerPath(id, 'language'), 'Add a language'),
  ])
}

const history = ({ facts }: PersonRead): Html =>
  details({
    summary: 'All that was recorded, with what was put right',
    text: stackingTable({
      caption: 'In the order in which it was recorded',
      captionClasses: 'govuk-visually-hidden',
      head: ['What', 'Recorded', 'Why'],
      rows: facts.map((fact) => ({
        cells: [
          { text: FACT_WORDS[fact.type] },
          { text: dayInWords(londonDay(fact.recordedAt)) },
          { text: 'because' in fact ? (fact.because ?? '–') : '–' },
        ],
      })),
    }),
  })

const more = ({ read: { id }, mayErase }: PersonShown): Html =>
  html`<h2 class="govuk-heading-m">More</h2>
<ul class="govuk-list">
<li>${link(registerPath(id, 'name'), 'Correct the name')}</li>
<li>${link(registerPath(id, 'equality'), 'Record their equality answers')}</li>
<li>${link(personReadersPath(id), 'See who has looked at them')}</li>
${mayErase && html`<li>${link(registerPath(id, 'erase'), 'Erase this person for good')}</li>`}
</ul>`
