import type { ActionThread, RecommendationThread } from '../../../complaint/assessment.ts'
import type { Answer } from '../../../complaint/vocabulary.ts'
import type { Day } from '../../../kernel/day.ts'
import { tag } from '../../components/tag.ts'
import { spanInFull } from '../../dates.ts'
import { html, type Html } from '../../html.ts'
import { stackingTable } from '../../stacking-table.ts'
import { VOICE_WORDS } from '../../words/complaint.ts'
import { type CaseView, type Happened, restsOn, section } from './case-view.ts'

const ANSWER_WORDS: Readonly<Record<Answer['answer'], string>> = {
  accepted: 'accepted',
  'accepted-in-part': 'accepted in part',
  refused: 'refused',
  'already-done': 'said to be done already',
  'not-ours': 'passed on: not the council’s to do',
}

const FROM_WORDS: Readonly<Record<ActionThread['from'], string>> = {
  'stage-1': 'Stage 1',
  'stage-2': 'Stage 2',
  'stage-3': 'Stage 3',
  'early-remedy': 'Early remedy',
  ombudsman: 'The Ombudsman',
}

type Status = readonly [words: string, colour: string]

/** What became of a promise by the day of the page. */
function statusOf({ status, due, done }: ActionThread, asOf: Day): Status {
  switch (status) {
    case 'open':
      return due && due.latest < asOf ? ['Not done', 'govuk-tag--red'] : ['Open', 'govuk-tag--blue']
    case 'done':
      return due && done && done.earliest > due.latest
        ? ['Done late', 'govuk-tag--orange']
        : ['Done', 'govuk-tag--green']
    case 'declined':
      return ['No longer wanted', 'govuk-tag--grey']
    case 'abandoned':
      return ['Given up', 'govuk-tag--red']
  }
}

/** Each recommendation through everyone who made or answered it, and each promise with its date. */
export function recommendationsAndActions(view: CaseView, events: readonly Happened[]): Html | undefined {
  const { recommendations, actions } = view.assessment
  if (recommendations.length + actions.length === 0) return undefined
  return section('actions', 'Recommendations and promises', [
    recommendations.length > 0 &&
      html`<h3 class="govuk-heading-m">Recommendations</h3>
${recommendations.length > MANY && html`<p class="govuk-body">${answersInWords(recommendations)}</p>`}
<ol class="redress-threads">${recommendations.map((one) => thread(one, view))}</ol>`,
    actions.length > 0 &&
      stackingTable({
        caption: 'What was promised',
        head: ['What', 'Agreed at', 'By when', 'How it stands', 'Rests on'],
        rows: actions.map((action) => actionRow(action, view.asOf, events)),
      }),
  ])
}

const MANY = 10

/** How many there are, and how many of them stand with each answer: the last that was given. */
function answersInWords(recommendations: readonly RecommendationThread[]): string {
  const last = recommendations.map(({ answered }) => answered.at(-1)?.answer)
  const counts = [...Object.keys(ANSWER_WORDS), undefined].flatMap((answer) => {
    const count = last.filter((one) => one === answer).length
    return count === 0 ? [] : [`${count} ${answer === undefined ? 'without an answer' : answerInWords(answer)}`]
  })
  return `${recommendations.length} recommendations: ${counts.join(', ')}.`
}

function thread(one: RecommendationThread, { assessment, asOf }: CaseView): Html {
  const action = assessment.actions.find(({ id }) => id === one.action)
  return html`<li class="redress-threads__item"><p class="redress-threads__says"><strong>${one.id}</strong>${one.says && html`: ${one.says}`}</p>
<ol class="redress-threads__steps">
${one.made.map(({ by }) => html`<li>Made by: ${voiceInWords(by)}</li>`)}
${one.answered.map(
  ({ by, answer, reason }) =>
    html`<li>${voiceInWords(by)}: <strong>${answerInWords(answer)}</strong>${reason && html`. Reason: ${reason}`}</li>`,
)}
${one.answered.length === 0 && html`<li><strong class="redress-late">No answer recorded</strong></li>`}
${action && html`<li>Action ${action.id}: ${statusOf(action, asOf)[0].toLowerCase()}</li>`}
</ol></li>
`
}

const voiceInWords = (voice: keyof typeof VOICE_WORDS): string => VOICE_WORDS[voice]

const answerInWords = (answer: string): string =>
  Object.entries(ANSWER_WORDS).find(([name]) => name === answer)?.[1] ?? answer

const actionRow = (action: ActionThread, asOf: Day, events: readonly Happened[]) => {
  const [words, colour] = statusOf(action, asOf)
  return {
    cells: [
      {
        text: html`${action.says ?? action.id}${action.owner && html`<span class="redress-note">Owner: ${action.owner}</span>`}`,
      },
      { text: FROM_WORDS[action.from] },
      { text: action.due ? spanInFull(action.due) : 'No date given' },
      {
        text: html`${tag({ text: words, classes: colour })}${action.done && html`<span class="redress-note">Done: ${spanInFull(action.done)}</span>`}${
          action.evidenced && html`<span class="redress-note">Evidence sent: ${spanInFull(action.evidenced)}</span>`
        }`,
      },
      { text: restsOn(action.because, events) ?? '' },
    ],
  }
}
