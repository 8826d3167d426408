import type { Declared } from '../../../complaint/independence-questions.ts'
import type { Panellist } from '../../../complaint/vocabulary.ts'
import { fieldset } from '../../components/field-parts.ts'
import { radios } from '../../components/radios.ts'
import { html, type Html } from '../../html.ts'
import { type Typed, type Wrong, wrongAt } from '../register/fields.ts'
import { type Post, readWho, showWho, whoFilled } from './appointee-field.ts'
import { accountSelect } from './parts.ts'
import { nothing, type Reading, type StepField, type StepForm, value } from './step-form.ts'

// Who is appointed, and what they declare before they are.

const questionName = (prefix: string, question: string): string => `${prefix}-${question}`

const asked = (form: StepForm, prefix: string, of: string): Html =>
  html`${Object.entries(form.questions).map(([question, words]) =>
    radios({
      name: questionName(prefix, question),
      classes: 'govuk-radios--inline govuk-radios--small',
      fieldset: {
        legend: { text: of === '' ? words : html`${words} <span class="govuk-visually-hidden">(${of})</span>` },
      },
      items: [
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No' },
      ],
      value: form.typed[questionName(prefix, question)],
      ...wrongAt(form.wrong, questionName(prefix, question)),
    }),
  )}`

/** All answers, or the first question that nobody answered. */
function declared({ typed, questions }: StepForm, prefix: string): readonly Declared[] | Wrong {
  const answers: Declared[] = []
  for (const question of Object.keys(questions)) {
    const given = typed[questionName(prefix, question)]
    if (given !== 'yes' && given !== 'no')
      return {
        field: questionName(prefix, question),
        says: 'Ask every question about independence, and record each answer',
      }
    answers.push({ question, answer: given === 'yes' })
  }
  return answers
}

const filledIn = (prefix: string, answers: readonly Declared[] = []): Typed =>
  Object.fromEntries(answers.map(({ question, answer }) => [questionName(prefix, question), answer ? 'yes' : 'no']))

export const independenceField: StepField = {
  show: (form, name) =>
    html`${fieldset({
      legend: { text: 'What they declare', classes: 'govuk-fieldset__legend--m' },
      text: html`<p class="govuk-hint">Ask each question before the appointment, and record each answer.</p>${asked(form, name, '')}`,
    })}`,
  read(form, name): Reading {
    const answers = declared(form, name)
    return 'field' in answers ? { wrong: [answers] } : value(answers)
  },
  fill: (_form, name, given) => filledIn(name, given as readonly Declared[]),
  box: ({ questions }, name) => questionName(name, Object.keys(questions)[0] ?? ''),
}

const member = (form: StepForm, post: Post): Html =>
  html`<div class="redress-finding">${fieldset({
    legend: { text: post.title, classes: 'govuk-fieldset__legend--m' },
    text: html`${showWho(form, post)}
${asked(form, post.prefix.slice(0, -1), post.title)}
${accountOf(form, post)}`,
  })}</div>`

/** Whoever sits on the panel sees the complaint from then on, by the account they come in with. */
const accountOf = (form: StepForm, { prefix, title }: Post): Html | false =>
  form.corrects === undefined &&
  accountSelect(form, { name: `${prefix}account`, role: 'panel-member', label: `${title}: their account (optional)` })

function readMember(form: StepForm, post: Post): Reading {
  const { who, supplier, wrong } = readWho(form, post)
  if (who === undefined) return { wrong }
  const independence = declared(form, post.prefix.slice(0, -1))
  if ('field' in independence)
    return { wrong: [{ ...independence, says: `${post.title}: ask every question about independence` }] }
  return value({ who, independence, ...(supplier !== undefined && { supplier }) })
}

const memberFilled = (post: Post, given: Panellist): Typed => ({
  ...whoFilled(post, given),
  ...filledIn(post.prefix.slice(0, -1), given.independence),
})

const CHAIR: Post = { role: 'panel-chair', prefix: 'chair-', title: 'The chair' }
const MEMBERS: readonly Post[] = [
  { role: 'panel-member', prefix: 'member-1-', title: 'The first member' },
  { role: 'panel-member', prefix: 'member-2-', title: 'The second member' },
]

export const chairField: StepField = {
  show: (form) => member(form, CHAIR),
  read: (form) => readMember(form, CHAIR),
  fill: (_form, _name, given) => memberFilled(CHAIR, given as Panellist),
  box: () => 'chair-who',
}

export const membersField: StepField = {
  show: (form) => html`${MEMBERS.map((one) => member(form, one))}`,
  read(form) {
    const all = MEMBERS.map((one) => readMember(form, one))
    const wrong = all.flatMap((one) => one.wrong)
    return wrong.length > 0 ? { wrong } : value(all.map((one) => one.value))
  },
  fill: (_form, _name, given) =>
    Object.assign(
      {},
      ...(given as readonly Panellist[]).map((one, i) => {
        const at = MEMBERS[i]
        return at ? memberFilled(at, one) : {}
      }),
    ) as Typed,
  box: () => 'member-1-who',
}

export const noField: StepField = { show: () => html``, read: () => nothing, fill: () => ({}) }
