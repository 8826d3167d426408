import type { FindingVoiced } from '../../../complaint/assessment.ts'
import type { Finding, Voice } from '../../../complaint/vocabulary.ts'
import type { Cell } from '../../components/table.ts'
import { tag } from '../../components/tag.ts'
import { html, type Html } from '../../html.ts'
import { stackingTable } from '../../stacking-table.ts'
import { FINDING_WORDS, VOICE_WORDS, VOICES_IN_ORDER } from '../../words/complaint.ts'
import { type CaseView, pointInWords, section } from './case-view.ts'

const FINDING_COLOURS: Readonly<Record<Finding, string>> = {
  upheld: 'govuk-tag--red',
  'partially-upheld': 'govuk-tag--orange',
  'not-upheld': 'govuk-tag--grey',
  'no-finding': 'govuk-tag--yellow',
}

/** Each point with what every voice found, side by side; a voice that differs from the one before it is marked. */
export function findings(view: CaseView): Html | undefined {
  const { history, assessment } = view
  const points = [...new Set([...history.points.map(({ id }) => id), ...assessment.findings.map(({ point }) => point)])]
  if (points.length === 0) return undefined
  const voices = VOICES_IN_ORDER.filter((voice) => assessment.findings.some(({ by }) => by === voice))
  return section(
    'points',
    'Points of complaint and what was found',
    stackingTable({
      caption: voices.length > 0 ? 'Each point, and what each voice found' : 'No finding has been recorded yet',
      captionClasses: 'govuk-table__caption--s',
      head: ['Point', ...voices.map((voice) => VOICE_WORDS[voice])],
      rows: points.map((point) => pointRow(point, voices, view)),
    }),
  )
}

function pointRow(point: string, voices: readonly Voice[], { history, assessment }: CaseView) {
  const ofPoint = assessment.findings.filter((one) => one.point === point)
  const standing = voices.map((voice) => ofPoint.findLast((one) => one.by === voice && !one.corrected))
  const differs = new Set(standing.flatMap((one) => one?.finding ?? [])).size > 1
  return {
    classes: differs ? 'redress-row--differs' : undefined,
    cells: [
      {
        text: html`${pointInWords(history, point)}${wants(history, point)}${
          differs && html`<span class="redress-note"><strong>The voices differ</strong></span>`
        }`,
      },
      ...voices.map((voice, i): Cell => ({ text: voiceCell(voice, ofPoint, lastBefore(standing, i)) })),
    ],
  }
}

const wants = (history: CaseView['history'], id: string): Html | undefined => {
  const point = history.points.find((one) => one.id === id)
  return point?.wants ? html`<span class="redress-note">Hoped for: ${point.wants}</span>` : undefined
}

const lastBefore = (standing: readonly (FindingVoiced | undefined)[], i: number): FindingVoiced | undefined =>
  standing.slice(0, i).findLast((one) => one !== undefined)

function voiceCell(voice: Voice, ofPoint: readonly FindingVoiced[], before: FindingVoiced | undefined): Html {
  const own = ofPoint.filter((one) => one.by === voice)
  if (own.length === 0) return html`<span class="redress-quiet">No finding recorded</span>`
  return html`${own.map((one) =>
    one.corrected
      ? html`<span class="redress-note"><s>${FINDING_WORDS[one.finding]}</s> (corrected)</span>`
      : html`${tag({ text: FINDING_WORDS[one.finding], classes: FINDING_COLOURS[one.finding] })}${
          before &&
          before.finding !== one.finding &&
          html`<span class="redress-note redress-differs">Differs from ${VOICE_WORDS[before.by].toLowerCase()}</span>`
        }${one.reasons && html`<span class="redress-note">${one.reasons}</span>`}`,
  )}`
}
