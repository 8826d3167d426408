import type { PersonRead } from '../../../casework/person-stream.ts'
import type { EventType } from '../../../kernel/event-types.ts'
import { nameWords } from '../../../people/person.ts'
import { REGISTER_ROLE_WORDS, type RegisterRole } from '../../../people/register.ts'
import type { Barred, Candidate, Suggestion } from '../../../people/suggestion.ts'
import { details } from '../../components/details.ts'
import { input } from '../../components/input.ts'
import { radios } from '../../components/radios.ts'
import { html, type Html } from '../../html.ts'
import { FIND_PATH } from '../../paths.ts'
import { type Typed, typedIn, type Wrong, wrongAt } from '../register/fields.ts'
import { nothing, type StepField, type StepForm, value } from './step-form.ts'

// Who is appointed: the two of the register whom nothing stands against, or somebody else by name.

/** The roles of the register whose people a step may appoint. */
export const APPOINTS: { readonly [T in EventType]?: readonly RegisterRole[] } = {
  'investigating-officer-appointed': ['investigating-officer'],
  'independent-person-appointed': ['independent-person'],
  'panel-appointed': ['panel-chair', 'panel-member'],
}

export type Suggestions = { readonly [R in RegisterRole]?: Suggestion<PersonRead> }

/** One post to be filled: its role, what it is called in the form, and how its boxes are named. */
export type Post = { readonly role: RegisterRole; readonly title: string; readonly prefix: string }

const ELSE = 'else'
const whoName = ({ prefix }: Post): string => `${prefix}who`
const elseName = (post: Post): string => `${whoName(post)}-else`
const supplierName = ({ prefix }: Post): string => `${prefix}supplier`

/** The names to choose from, and the boxes for anybody else. */
export function showWho(form: StepForm, post: Post): Html {
  const suggestion = form.suggestions?.[post.role]
  if (!suggestion || suggestion.suggested.length + suggestion.refused.length === 0)
    return html`${nameBox(form, whoName(post), `${post.title}: full name`)}${supplierBox(form, post)}`
  return html`<div class="redress-choice">${radios({
    name: whoName(post),
    fieldset: { legend: { text: `${post.title}: who?`, classes: 'govuk-fieldset__legend--s' } },
    ...(suggestion.suggested.length === 0 && {
      hint: { text: 'Nobody on the register may be asked in this complaint' },
    }),
    items: [
      ...suggestion.suggested.map((one) => ({
        value: one.of.id,
        text: one.of.person.name,
        hint: { text: standing(one) },
      })),
      { value: ELSE, text: 'Somebody else, named below' },
    ],
    value: form.typed[whoName(post)] ?? (suggestion.suggested.length === 0 ? ELSE : undefined),
    ...wrongAt(form.wrong, whoName(post)),
  })}
<div class="redress-if redress-if--else">${nameBox(form, elseName(post), `${post.title}: full name, where it is somebody else`)}
${supplierBox(form, post)}</div></div>
${refusedOnes(suggestion, post)}`
}

const nameBox = ({ typed, wrong }: StepForm, name: string, text: string): Html =>
  input({ name, label: { text }, autocomplete: 'off', spellcheck: false, value: typed[name], ...wrongAt(wrong, name) })

const supplierBox = ({ typed }: StepForm, post: Post): Html =>
  input({
    name: supplierName(post),
    label: { text: `${post.title}: their supplier (optional)` },
    value: typed[supplierName(post)],
  })

/** Where they come from, and what is to be done before they are asked. */
function standing({ of: { person }, lacks }: Candidate<PersonRead>): string {
  const from =
    person.register?.supplier === undefined ? 'Independent of any supplier' : `Through ${person.register.supplier}`
  return `${from}. No conflict${lacks.length === 0 ? '' : `; first: ${lacks.map(({ says }) => says).join('; ')}`}`
}

function refusedOnes({ refused, more }: Suggestion<PersonRead>, { role }: Post): Html {
  return html`${more > 0 && html`<p class="govuk-body">${more} more on <a class="govuk-link" href="${FIND_PATH}">the register</a> could be asked.</p>`}${
    refused.length > 0 &&
    details({
      summary: `Who may not be ${REGISTER_ROLE_WORDS[role].toLowerCase()} here, and why`,
      text: html`<ul class="govuk-list govuk-list--bullet">${refused.map(
        ({ of, barred }) => html`<li>${of.person.name}: ${barred.map(inWords).join(' ')}</li>`,
      )}</ul>`,
    })
  }`
}

const inWords = ({ says, cites }: Barred): string => `${says}${cites.length > 0 ? ` (${cites.join(', ')})` : ''}`

export type Appointee = { readonly who?: string; readonly supplier?: string; readonly wrong: readonly Wrong[] }

/** Whoever was chosen, with the supplier that the register knows them by, or whoever was typed. */
export function readWho(form: StepForm, post: Post): Appointee {
  const { typed, suggestions } = form
  const chosen = typedIn(typed, whoName(post))
  const found = suggestions?.[post.role]?.suggested.find(({ of }) => of.id === chosen)?.of.person
  if (found) {
    const supplier = found.register?.supplier
    return { who: found.name, ...(supplier !== undefined && { supplier }), wrong: [] }
  }
  const box = chosen === ELSE ? elseName(post) : whoName(post)
  const who = typedIn(typed, box)
  const supplier = typedIn(typed, supplierName(post))
  if (who === '') return { wrong: [{ field: box, says: `Enter the full name of ${post.title.toLowerCase()}` }] }
  const barred = barredFrom(form, post, who)
  if (barred.length > 0)
    return { wrong: [{ field: box, says: `${who} may not be asked. ${barred.map(inWords).join(' ')}` }] }
  return { who, ...(supplier !== '' && { supplier }), wrong: [] }
}

/** Why somebody who was typed may not be asked, as the register knows them; what has happened is recorded all the same. */
function barredFrom({ typed, suggestions }: StepForm, { role }: Post, who: string): readonly Barred[] {
  if (typed['coming'] === 'record') return []
  const same = (name: string) => nameWords(name).join(' ') === nameWords(who).join(' ')
  return suggestions?.[role]?.refused.find(({ of }) => same(of.person.name))?.barred ?? []
}

/** The boxes of a post that was filled already. */
export const whoFilled = (
  post: Post,
  { who, supplier }: { readonly who?: string | undefined; readonly supplier?: string | undefined },
): Typed => ({ [whoName(post)]: who, [supplierName(post)]: supplier })

const postOf = ({ type }: StepForm): Post => {
  const role = APPOINTS[type]?.[0] ?? 'investigating-officer'
  return { role, title: `The ${REGISTER_ROLE_WORDS[role].toLowerCase()}`, prefix: '' }
}

/** Who is appointed, where it is one person. */
export const appointeeField: StepField = {
  show: (form) => showWho(form, postOf(form)),
  read(form) {
    const { who, wrong } = readWho(form, postOf(form))
    return { ...(who !== undefined && { value: who }), wrong }
  },
  fill: (_form, name, given) => ({ [name]: String(given) }),
}

/** Their supplier, which is asked beside the name. */
export const appointeesSupplier: StepField = {
  show: () => html``,
  read(form) {
    const { supplier } = readWho(form, postOf(form))
    return supplier === undefined ? nothing : value(supplier)
  },
  fill: (_form, name, given) => ({ [name]: String(given) }),
}
