import { EVENT_TYPES } from '../../../kernel/event-types.ts'
import { breadcrumbs } from '../../components/links.ts'
import { insetText, notificationBanner } from '../../components/messages.ts'
import { tag } from '../../components/tag.ts'
import { capitalised } from '../../dates.ts'
import { html, type Html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import type { ComplaintAction } from '../../../people/permission.ts'
import { askingsPath, LIST_PATH, notesPath, partiesPath, readersPath, stepsPath, whoMayPath } from '../../paths.ts'
import { openedBanner } from '../../opened.ts'
import { referenceInWords } from '../../reference.ts'
import { EVENT_WORDS } from '../../words/events.ts'
import { STAGE_WORDS } from '../../words/complaint.ts'
import { anotherDay, asOfForm, dateProblem, knownThen } from './as-of-form.ts'
import { type CaseView, happened, pointsInWords } from './case-view.ts'
import { downloads } from './download.ts'
import { atAGlance } from './glance.ts'
import { noticePrompt } from './prompt.ts'
import { isStanding } from './holds-view.ts'
import { caseSections } from './sections.ts'
import { stageTrack } from './track.ts'

export function casePage(view: CaseView): Page {
  const { history } = view
  const events = happened(view)
  const reference = referenceInWords(history.reference)
  return {
    title: `Complaint ${reference}`,
    part: 'complaints',
    wrong: view.asked.is === 'wrong' || view.known.is === 'wrong',
    before: breadcrumbs({ items: [{ text: 'Complaints', href: LIST_PATH }, { text: reference }] }),
    main: html`${dateProblem(view)}${recordedBanner(view)}${openedBanner(view.openedUntil)}
<span class="govuk-caption-xl">${history.council}</span>
<h1 class="govuk-heading-xl redress-case-title">Complaint ${reference} ${stageTags(view)}</h1>
${takeStep(view)}
${noticePrompt(view)}
${emptyRecord(view)}
${anotherDay(view)}
${knownThen(view)}
${stageTrack(view, events)}
${atAGlance(view)}
${asOfForm(view)}
${view.may && whoLinks(history.reference, view.may)}
${caseSections(view, events, view.may?.has('download') ? downloads(view) : undefined)}`,
  }
}

/** Says what was just recorded. */
function recordedBanner({ recorded }: CaseView): Html | false {
  const type = EVENT_TYPES.find((one) => one === recorded)
  return (
    type !== undefined &&
    notificationBanner({ type: 'success', titleId: 'recorded', text: `Recorded: ${EVENT_WORDS[type]}` })
  )
}

const takeStep = ({ may, history }: CaseView): Html | false =>
  may?.has('take-steps') === true &&
  html`<a class="govuk-button" href="${stepsPath(history.reference)}">Take a step</a>`

const whoLinks = (reference: string, may: ReadonlySet<ComplaintAction>): Html =>
  html`<p class="govuk-body redress-links"><a class="govuk-link" href="${partiesPath(reference)}">People in this complaint</a> <a class="govuk-link" href="${askingsPath(reference)}">What people were asked</a>${may.has('keep-notes') && html` <a class="govuk-link" href="${notesPath(reference)}">Notes and tasks</a>`}${may.has('see-who-may') && html` <a class="govuk-link" href="${whoMayPath(reference)}">Who may see this complaint</a> <a class="govuk-link" href="${readersPath(reference)}">Who has looked at it</a>`}</p>`

/** Says that nothing on the page was worked out from facts, so that its calm is not taken for all being well. */
const emptyRecord = ({ history }: CaseView): Html | undefined =>
  history.events.length === 0
    ? insetText({
        text: html`<strong>This record holds nothing yet.</strong> Without a day on which the complaint was received no date can be counted and no fault can be found.`,
      })
    : undefined

const heldTag = ({ holds }: CaseView['assessment']): Html | false => {
  const standing = holds.filter(isStanding)
  const points = [...new Set(standing.flatMap((hold) => hold.points))].toSorted()
  const text = standing.some(({ whole }) => whole) ? 'On hold' : `${capitalised(pointsInWords(points))} on hold`
  return standing.length > 0 && html` ${tag({ text, classes: 'govuk-tag--yellow' })}`
}

export const stageTags = ({ assessment }: CaseView): Html =>
  html`${tag({ text: STAGE_WORDS[assessment.stage], classes: assessment.live ? 'govuk-tag--blue' : 'govuk-tag--grey' })}${heldTag(
    assessment,
  )}`
