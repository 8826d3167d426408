import type { Answer, Recommendation } from '../../../complaint/vocabulary.ts'
import { button } from '../../components/button.ts'
import { fieldset } from '../../components/field-parts.ts'
import { input } from '../../components/input.ts'
import { radios } from '../../components/radios.ts'
import { textarea } from '../../components/textarea.ts'
import { html, type Html } from '../../html.ts'
import { VOICE_WORDS } from '../../words/complaint.ts'
import { choiceInWords } from '../../words/step-fields.ts'
import { dayField, oneOf, optionalDayIn, type Typed, typedIn, type Wrong, wrongAt } from '../register/fields.ts'
import { isWrong } from '../register/fact-form.ts'
import { dayBoxes } from './plain-fields.ts'
import { type Missing, nothing, type StepField, type StepForm, value } from './step-form.ts'

// Recommendations as they are made, and the answer to each.

const AT_FIRST = 3
const MOST = 40

const saysName = (i: number): string => `recommendation-${i + 1}`

/** How many rows a list has: as many as were asked for, and never fewer than hold something. */
export function rowsOf(
  typed: StepForm['typed'],
  counter: string,
  nameOf: (i: number) => string,
  atFirst: number,
): number {
  const asked = Number(typed[counter] ?? atFirst)
  const more = typed['more'] === counter ? 3 : 0
  const filled = Array.from({ length: MOST }, (_, i) => (typedIn(typed, nameOf(i)) === '' ? 0 : i + 1))
  return Math.min(MOST, Math.max(atFirst, ...filled, Number.isInteger(asked) ? asked + more : atFirst))
}

/** Shows more rows, with all that was typed. */
export const moreRows = (counter: string, rows: number, text: string): Html =>
  html`<input type="hidden" name="${counter}" value="${rows}">${button({ text, name: 'more', value: counter, classes: 'govuk-button--secondary' })}`

export const recommendationsField: StepField = {
  show(form) {
    const rows = rowsOf(form.typed, 'recommendations', saysName, AT_FIRST)
    return html`${fieldset({
      legend: { text: 'Recommendations', classes: 'govuk-fieldset__legend--m' },
      text: html`<p class="govuk-hint">Each on its own; leave empty what is not needed. ${form.type === 'panel-reported' && known(form).length > 0 ? 'Those of stage 2 stand here first: empty each that the panel does not make again.' : 'One that was made before keeps its number: it is answered as one.'}</p>
${Array.from({ length: rows }, (_, i) =>
  textarea({
    name: saysName(i),
    label: { text: `Recommendation ${idOf(form, i)}` },
    rows: 2,
    value: form.typed[saysName(i)] ?? known(form)[i]?.says,
    ...wrongAt(form.wrong, saysName(i)),
  }),
)}`,
    })}${moreRows('recommendations', rows, 'Add more recommendations')}`
  },
  read(form) {
    const made = Array.from({ length: MOST }, (_, i) => ({ id: idOf(form, i), says: typedIn(form.typed, saysName(i)) }))
    const given = made.filter(({ says }) => says !== '')
    return given.length === 0 ? nothing : value(given)
  },
  fill: (_form, _name, given) =>
    Object.fromEntries((given as readonly Recommendation[]).map(({ says = '' }, i) => [saysName(i), says])),
  box: (form, _name, [id]) =>
    saysName(Math.max(0, Array.from({ length: MOST }, (_, i) => idOf(form, i)).indexOf(id ?? ''))),
}

/** A panel sees the recommendations of stage 2 first, so that one that is made again stays one thread. */
const known = ({ type, standing, corrects }: StepForm): readonly Recommendation[] =>
  corrects && 'recommendations' in corrects
    ? (corrects.recommendations ?? [])
    : type === 'panel-reported'
      ? standing.assessment.recommendations
      : []

function idOf(form: StepForm, i: number): string {
  const before = known(form)
  return before[i]?.id ?? `R${firstFree(form) + i - before.length}`
}

const firstFree = ({ standing }: StepForm): number =>
  1 + Math.max(0, ...standing.assessment.recommendations.map(({ id }) => Number(/^R(\d+)$/.exec(id)?.[1] ?? 0)))

const ANSWERS = [
  'accepted',
  'accepted-in-part',
  'refused',
  'already-done',
  'not-ours',
] as const satisfies readonly Answer['answer'][]

const answerName = (i: number, part?: string): string => `answer-${i + 1}${part === undefined ? '' : `-${part}`}`

/** An answer to every recommendation, with who carries it out and by when. */
export const answersField: StepField = {
  show: (form) => html`${form.asks.toAnswer.map((id, i) => oneAnswer(form, id, i))}`,
  read(form) {
    const wrong: Wrong[] = []
    const given = form.asks.toAnswer.flatMap((recommendation, i): readonly Answer[] => {
      const due = optionalDayIn(form, answerName(i, 'due'))
      if (isWrong(due)) wrong.push(due)
      const answer = oneOf(ANSWERS, form.typed[answerName(i)])
      if (answer === undefined) return []
      return [{ recommendation, answer, ...partsOf(form, i), ...(typeof due === 'string' && { due }) }]
    })
    return { ...(given.length > 0 && { value: given }), wrong }
  },
  fill: ({ asks }, _name, given) =>
    Object.assign(
      {},
      ...(given as readonly Answer[]).map(({ recommendation, answer, owner, reason, passedTo, due }) => {
        const i = asks.toAnswer.indexOf(recommendation)
        const parts = { owner, reason, passedTo }
        return {
          [answerName(i)]: answer,
          ...Object.fromEntries(Object.entries(parts).map(([part, text]) => [answerName(i, part), text])),
          ...dayBoxes(answerName(i, 'due'), due),
        }
      }),
    ) as Typed,
  box: ({ asks }, _name, [id = '', part]) => {
    const name = answerName(Math.max(0, asks.toAnswer.indexOf(id)), part)
    return part === 'due' ? `${name}-day` : name
  },
}

/** The recommendations that are not answered yet, each with its box. */
export const answersMissing = ({ asks, typed }: StepForm): readonly Missing[] =>
  asks.toAnswer.flatMap((id, i) =>
    oneOf(ANSWERS, typed[answerName(i)]) === undefined ? [{ says: id, box: answerName(i) }] : [],
  )

const partsOf = ({ typed }: StepForm, i: number): Pick<Answer, 'owner' | 'reason' | 'passedTo'> => {
  const part = (name: 'owner' | 'reason' | 'passedTo') => {
    const given = typedIn(typed, answerName(i, name))
    return given === '' ? {} : { [name]: given }
  }
  return { ...part('owner'), ...part('reason'), ...part('passedTo') }
}

function oneAnswer(form: StepForm, id: string, i: number): Html {
  const thread = form.standing.assessment.recommendations.find((one) => one.id === id)
  const line = (part: string, label: string) =>
    input({
      name: answerName(i, part),
      label: { text: label },
      autocomplete: 'off',
      value: form.typed[answerName(i, part)],
      ...wrongAt(form.wrong, answerName(i, part)),
    })
  return html`<div class="redress-finding redress-choice">${fieldset({
    legend: {
      text: `Recommendation ${id}${thread?.says === undefined ? '' : `: ${thread.says}`}`,
      classes: 'govuk-fieldset__legend--m',
    },
    text: html`${thread && html`<p class="govuk-hint">Made by: ${[...new Set(thread.made.map(({ by }) => VOICE_WORDS[by]))].join(', ')}</p>`}
${radios({
  name: answerName(i),
  classes: 'govuk-radios--small',
  fieldset: { legend: { text: `Answer to recommendation ${id}`, classes: 'govuk-fieldset__legend--s' } },
  items: ANSWERS.map((one) => ({ value: one, text: choiceInWords(one) })),
  value: form.typed[answerName(i)],
  ...wrongAt(form.wrong, answerName(i)),
})}
<div class="redress-if redress-if--accepted">${line('owner', `Who carries out ${id}, where it is accepted`)}
${dayField(form, answerName(i, 'due'), `By when ${id} is carried out`, 'For example, 27 3 2026')}</div>
<div class="redress-if redress-if--reasoned">${line('reason', `Why ${id} is refused, or done already`)}</div>
<div class="redress-if redress-if--passed">${line('passedTo', `To whom ${id} is passed, where it is not ours`)}</div>`,
  })}</div>`
}
