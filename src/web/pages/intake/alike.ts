import type { AlikeRead } from '../../../casework/people-read.ts'
import type { Viewer } from '../../../casework/ports.ts'
import type { Listed } from '../../../casework/worklist.ts'
import type { Entry } from '../../../worklist/entry.ts'
import { notificationBanner } from '../../components/messages.ts'
import { radios } from '../../components/radios.ts'
import { spanInWords } from '../../dates.ts'
import type { Deps } from '../../deps.ts'
import { html, type Html } from '../../html.ts'
import { casePath } from '../../paths.ts'
import { referenceInWords } from '../../reference.ts'
import { CLASS_WORDS, FUNCTION_WORDS, STAGE_WORDS } from '../../words/complaint.ts'
import { type Filled, textIn, type Typed, type Wrong, wrongAt } from '../register/fields.ts'
import { contactTyped } from '../register/forms.ts'
import { ENTERING, type Entering, nameTyped, whoField } from './who-complains.ts'

// Whoever is known already, and the complaints that may be the same: asked before anything is recorded twice.

/** Those who may be meant by each name, and the complaints in which somebody of one of these names is. */
export type Alike = {
  readonly people: Readonly<Record<Entering, readonly AlikeRead[]>>
  readonly complaints: readonly Listed[]
}

export const NOTHING_ALIKE: Alike = { people: { complainant: [], child: [] }, complaints: [] }

export const isAlike = ({ people, complaints }: Alike): boolean =>
  complaints.length > 0 || ENTERING.some((one) => people[one].length > 0)

const MOST = 10

/** What is like what was typed, as far as the viewer sees it; the newest complaints that are still live come first. */
export async function alikeTo({ casework }: Deps, viewer: Viewer, typed: Typed): Promise<Alike> {
  const contact = contactTyped(typed)
  const known = async (one: Entering) => {
    const name = nameTyped(typed, one)
    const contacts = one === 'complainant' && contact ? [contact.value] : []
    if (name === undefined) return []
    return (await casework.peopleKnown(viewer, { name, contacts })).slice(0, MOST)
  }
  const words = ['called', 'name', 'child', 'child-name'].flatMap((field) => textIn(typed, field) ?? [])
  const lists = [...new Set(words)].map((asked) =>
    casework.worklist(viewer, { show: 'all', words: asked, skip: 0, limit: MOST }),
  )
  const [complainant, child, ...found] = await Promise.all([known('complainant'), known('child'), ...lists])
  const listed = new Map(found.flatMap((one) => one.listed.map((two) => [two.entry.reference, two])))
  return { people: { complainant, child }, complaints: [...listed.values()].sort(newestFirst).slice(0, MOST) }
}

const newestFirst = ({ entry: a }: Listed, { entry: b }: Listed): number =>
  Number(b.rank === 'live') - Number(a.rank === 'live') || begun(b) - begun(a)

/** The last day on which a clock of it was started. */
const begun = ({ owed, decidedOn }: Entry): number => Math.max(decidedOn ?? 0, ...owed.map(({ from }) => from.latest))

/** What is still to be said of what is alike; nothing where all of it was answered. */
export function unanswered(alike: Alike, typed: Typed): readonly Wrong[] {
  const { people, complaints } = alike
  const says = 'Choose one of them, or somebody new'
  return [
    ...ENTERING.filter((one) => people[one].length > 0)
      .filter((one) => !isOffered(typed[whoField(one)], people[one]))
      .map((one) => ({ field: whoField(one), says })),
    ...(complaints.length === 0 || typed['belongs'] === 'new' || linkedTo(alike, typed) !== undefined
      ? []
      : [{ field: 'belongs', says: 'Say whether it belongs with one of these' }]),
  ]
}

const isOffered = (chosen: string | undefined, people: readonly AlikeRead[]): boolean =>
  chosen === 'new' || people.some(({ id }) => id === chosen)

/** The complaint that this one belongs with. */
export const linkedTo = ({ complaints }: Alike, typed: Typed): string | undefined =>
  complaints.find(({ entry }) => entry.reference === typed['belongs'])?.entry.reference

export const alikeBanner = ({ people, complaints }: Alike): Html =>
  notificationBanner({
    title: 'It may be here already',
    titleId: 'alike',
    role: 'alert',
    text: html`<p class="govuk-notification-banner__heading">${heading(
      complaints,
      ENTERING.some((one) => people[one].length > 0),
    )} Nothing was recorded yet.</p>
${
  complaints.length > 0 &&
  html`<p class="govuk-body">If it is the same matter, open that complaint and record there that they asked again. Otherwise say below what this is.</p>
<ul class="govuk-list govuk-list--bullet">${complaints.map(({ entry }) => html`<li><a class="govuk-link" href="${casePath(entry.reference)}">${referenceInWords(entry.reference)}</a>: ${inShort(entry)}</li>`)}</ul>`
}`,
  })

const heading = ({ length }: readonly unknown[], isKnown: boolean): string => {
  if (length === 0) return 'Somebody like that was in a complaint before.'
  const where = length === 1 ? 'a complaint' : `${length} complaints`
  return `Somebody of that name is in ${where} already${isKnown ? ', and may be known' : ''}.`
}

/** What tells one complaint from another, as far as a list may say it: the stage, who complains, about what, by when. */
const inShort = ({ stage, complainants, functions, owed, clock }: Entry): string => {
  const from = clock === undefined ? undefined : owed[clock]?.from
  return [
    STAGE_WORDS[stage].toLowerCase(),
    ...complainants.map((one) => CLASS_WORDS[one].toLowerCase()),
    ...functions.slice(0, 2).map((one) => FUNCTION_WORDS[one]),
    ...(from ? [`its clock runs from ${spanInWords(from)}`] : []),
  ].join('; ')
}

const ASKS: Readonly<Record<Entering, string>> = {
  complainant: 'Is whoever complains one of these people?',
  child: 'Is the child one of these people?',
}

export const alikeFields = (filled: Filled, { people, complaints }: Alike): Html =>
  html`<input type="hidden" name="alike-asked" value="yes">${ENTERING.filter((one) => people[one].length > 0).map(
    (one) => whoIsIt(filled, one, people[one]),
  )}${complaints.length > 0 && belongs(filled, complaints)}`

/** Each with the complaints by which they are told apart from a namesake. */
const whoIsIt = ({ typed, wrong }: Filled, one: Entering, people: readonly AlikeRead[]): Html =>
  radios({
    name: whoField(one),
    fieldset: { legend: { text: ASKS[one], classes: 'govuk-fieldset__legend--m' } },
    items: [
      ...people.map(({ id, person, references }) => ({
        value: id,
        text: person.name,
        hint: {
          text:
            references.length > 0 ? `In ${references.map(referenceInWords).join(', ')}` : 'Was in a complaint before',
        },
      })),
      { divider: 'or' },
      { value: 'new', text: 'No: somebody new', hint: { text: 'A namesake, say' } },
    ],
    value: typed[whoField(one)],
    ...wrongAt(wrong, whoField(one)),
  })

const belongs = ({ typed, wrong }: Filled, complaints: readonly Listed[]): Html =>
  radios({
    name: 'belongs',
    fieldset: { legend: { text: 'Does it belong with one of these?', classes: 'govuk-fieldset__legend--m' } },
    items: [
      ...complaints.map(({ entry }) => ({
        value: entry.reference,
        text: `Yes: link it to ${referenceInWords(entry.reference)}`,
        hint: { text: 'It gets a reference of its own, and its record names the other' },
      })),
      { divider: 'or' },
      { value: 'new', text: 'No: this is another' },
    ],
    value: typed['belongs'],
    ...wrongAt(wrong, 'belongs'),
  })
