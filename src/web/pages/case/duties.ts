import type { Duty, Standing } from '../../../complaint/assessment.ts'
import type { Span } from '../../../kernel/day.ts'
import { clockInWords, dueInFull } from '../../clock.ts'
import { details } from '../../components/details.ts'
import type { Cell } from '../../components/table.ts'
import { tag } from '../../components/tag.ts'
import { spanInFull } from '../../dates.ts'
import { html, type Html } from '../../html.ts'
import { datePath, rulePath } from '../../paths.ts'
import { stackingTable } from '../../stacking-table.ts'
import { READING_WORDS, STANDING_WORDS } from '../../words/complaint.ts'
import { FORCE_WORDS } from '../../words/law.ts'
import { daysToAppointment } from './appointing.ts'
import { asOfParameter, type CaseView, dutyKeys, pointsInWords, section } from './case-view.ts'
import { folded } from './folded.ts'

const OPEN: readonly Standing[] = ['overdue', 'running', 'held', 'not-shown']

const ORDER: readonly Standing[] = ['overdue', 'running', 'held', 'not-shown', 'not-owed', 'met-late', 'met', 'ended']

export const STANDING_COLOURS: Readonly<Record<Standing, string>> = {
  'not-owed': 'govuk-tag--grey',
  running: 'govuk-tag--blue',
  overdue: 'govuk-tag--red',
  met: 'govuk-tag--green',
  'met-late': 'govuk-tag--orange',
  held: 'govuk-tag--yellow',
  ended: 'govuk-tag--grey',
  'not-shown': 'govuk-tag--grey',
}

/** What is owed and by when: what is open first, the rest folded away. */
export function duties(view: CaseView): Html {
  const { duties } = view.assessment
  const keys = dutyKeys(duties)
  const sorted = [...duties].sort(
    (a, b) => ORDER.indexOf(a.standing) - ORDER.indexOf(b.standing) || a.due.latest - b.due.latest,
  )
  const open = sorted.filter((duty) => OPEN.includes(duty.standing))
  const over = sorted.filter((duty) => !OPEN.includes(duty.standing))
  return section('duties', 'What is owed, and by when', [
    open.length > 0
      ? folded({
          items: open,
          open: 10,
          show: (some) => table(view, keys, some[0] === open[0] ? 'Open' : 'Open, continued', some),
          more: (count) => `${count} more that are open`,
        })
      : html`<p class="govuk-body">Nothing is owed by a date${over.length > 0 && ' any more'}.</p>`,
    over.length > 0 &&
      details({
        summary: `${over.length} more: done, ended or not owed yet`,
        text: table(view, keys, 'Done, ended or not owed yet', over),
        open: open.length === 0,
      }),
    daysToAppointment(view),
  ])
}

const table = (view: CaseView, keys: ReadonlyMap<Duty, string>, caption: string, duties: readonly Duty[]): Html =>
  stackingTable({
    caption,
    classes: 'redress-table--duties',
    head: ['What is owed', 'How it stands', 'By when', 'The rule'],
    rows: duties.map((duty) => ({
      classes: duty.standing === 'overdue' ? 'redress-row--overdue' : undefined,
      cells: [
        whatIsOwed(duty, view),
        howItStands(duty, view),
        byWhen(duty, keys.get(duty) ?? '', view),
        theRule(duty, view),
      ],
    })),
  })

function whatIsOwed(duty: Duty, { law, assessment }: CaseView): Cell {
  const rule = law.rules[duty.rule]
  const twoReadings = assessment.duties.some((other) => other.rule === duty.rule && other.reading !== duty.reading)
  const promise = promiseIn(duty, assessment)
  const notes = [READING_WORDS[duty.reading], pointsInWords(duty.points)].filter((note) => note !== '')
  return {
    text: html`${rule.title}${promise && html`<span class="redress-note">${promise}</span>`}${notes.length > 0 && html`<span class="redress-note">${notes.join('; ')}</span>`}${
      twoReadings &&
      html`<span class="redress-note">${duty.headline ? 'This reading decides' : 'A second reading, for comparison'}</span>`
    }`,
  }
}

/** What was promised, where the duty is to keep a promise: promises made together for one day come in one order. */
function promiseIn(duty: Duty, { actions, duties }: CaseView['assessment']): string | undefined {
  const made = (one: Pick<Duty, 'because'> & { readonly due?: Span }) =>
    one.due !== undefined &&
    one.due.earliest === duty.due.earliest &&
    one.due.latest === duty.due.latest &&
    one.because[0] === duty.because[0]
  const promises = actions.filter(made)
  const same = duties.filter((one) => one.rule === duty.rule && made(one))
  return promises.length === same.length ? promises[same.indexOf(duty)]?.says : undefined
}

function howItStands(duty: Duty, { asOf, law }: CaseView): Cell {
  const { first } = clockInWords(duty, asOf, law)
  return {
    text: html`${tag({ text: STANDING_WORDS[duty.standing], classes: STANDING_COLOURS[duty.standing] })}${
      duty.certainty === 'possible' && html` ${tag({ text: 'Possible', classes: 'govuk-tag--purple' })}`
    }${first !== STANDING_WORDS[duty.standing] && html`<span class="redress-note">${first}</span>`}${
      duty.done && html`<span class="redress-note">Done: ${spanInFull(duty.done)}</span>`
    }`,
  }
}

function byWhen(duty: Duty, key: string, view: CaseView): Cell {
  const { firstDue, due, latest } = duty
  const extended = firstDue.latest !== due.latest || firstDue.earliest !== due.earliest
  const path = datePath(view.history.reference, key, asOfParameter(view))
  return {
    text: html`<strong>${dueInFull(duty)}</strong>${extended && html`<span class="redress-note">First date: ${spanInFull(firstDue)}; extended since</span>`}${
      latest && html`<span class="redress-note">${atTheLatest(due, latest)}</span>`
    }${duty.assumed && html`<span class="redress-note">May still move: bank holidays that far ahead are not published yet</span>`}${view.kept && html`<span class="redress-note"><a class="govuk-link" href="${path}">Why this date<span class="govuk-visually-hidden">: ${view.law.rules[duty.rule].title}, ${dueInFull(duty)}</span></a></span>`}`,
  }
}

const atTheLatest = (due: Span, latest: Span): string =>
  due.latest === latest.latest && due.earliest === latest.earliest
    ? 'No later date is allowed'
    : `At the very latest: ${spanInFull(latest)}`

function theRule(duty: Duty, { law }: CaseView): Cell {
  const rule = law.rules[duty.rule]
  return {
    text: html`<a class="govuk-link" href="${rulePath(rule.id)}">${rule.id}</a>, ${FORCE_WORDS[rule.force]}<span class="redress-note">${duty.cites.join('; ')}</span>${
      !rule.verified && html`<span class="redress-note redress-unconfirmed">Not confirmed from a primary source</span>`
    }`,
  }
}
