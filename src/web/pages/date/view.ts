import type { Duty } from '../../../complaint/assessment.ts'
import type { CannotSuppose, WhatIf } from '../../../complaint/what-if.ts'
import { dayInFull, isExact } from '../../../kernel/day.ts'
import type { Result } from '../../../kernel/result.ts'
import type { ExplainedDay } from '../../../law/working-days.ts'
import { breadcrumbs } from '../../components/links.ts'
import { insetText } from '../../components/messages.ts'
import { identityBar } from '../../components/moj.ts'
import { spanInFull, spanInWords } from '../../dates.ts'
import { html, type Html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import { casePath, datePath, LIST_PATH } from '../../paths.ts'
import { openedBanner } from '../../opened.ts'
import { referenceInWords } from '../../reference.ts'
import { asOfParameter, type CaseView } from '../case/case-view.ts'
import { countInWords, dayByDay, jumps } from './days.ts'
import { facts } from './facts.ts'
import { type AskedWhatIf, whatIfProblem, whatIfSection, type WrongField } from './what-if-form.ts'
import { supposition, type Supposition } from './what-if.ts'

export type DateView = CaseView & {
  readonly duty: Duty
  /** The name of the duty in the page's address. */
  readonly key: string
  readonly days: readonly ExplainedDay[]
  /** What the law makes of the date with nothing supposed: whether it can be asked about at all. */
  readonly real: Result<WhatIf, readonly CannotSuppose[]>
  readonly form: AskedWhatIf
  readonly wrong: readonly WrongField[]
  /** What was supposed and came out; the real date is shown where it is absent. */
  readonly whatIf?: Supposition | undefined
}

export function datePage(view: DateView): Page {
  const { history, duty, law, whatIf } = view
  const reference = referenceInWords(history.reference)
  const rule = law.rules[duty.rule]
  const why = { text: 'Why this date' }
  return {
    title: `${rule.title}: ${whatIf ? `what if ${spanInWords(whatIf.found.dates.due)}` : `why ${spanInWords(duty.due)}`}, complaint ${reference}`,
    part: 'complaints',
    wrong: view.wrong.length > 0,
    before: breadcrumbs({
      items: [
        { text: 'Complaints', href: LIST_PATH },
        { text: reference, href: casePath(history.reference, asOfParameter(view)) },
        ...(whatIf
          ? [{ ...why, href: datePath(history.reference, view.key, asOfParameter(view)) }, { text: 'What if' }]
          : [why]),
      ],
    }),
    main: html`${whatIfProblem(view)}${openedBanner(view.openedUntil)}
${identityBar({ title: reference, details: [history.council, ...(view.asOf === view.today ? [] : [`as it stood on ${dayInFull(view.asOf)}`])] })}
${whatIf ? supposition(view, whatIf) : explanation(view)}`,
  }
}

function explanation(view: DateView): Html {
  const { duty, days, law } = view
  const rule = law.rules[duty.rule]
  const counted = { days, firstDue: duty.firstDue, due: duty.due }
  return html`<span class="govuk-caption-xl">${rule.title}</span>
<h1 class="govuk-heading-xl">Why ${spanInFull(duty.due)}?</h1>
<p class="govuk-body-l">${countInWords(counted) ?? rule.says}</p>
${jumps('What if?')}
${notes(view)}
${facts(view)}
${dayByDay(counted)}
${whatIfSection(view)}`
}

const notes = ({ duty, days, law }: DateView): readonly (Html | false | undefined)[] => [
  !isExact(duty.from) &&
    insetText({
      text: `The start is known only as ${spanInWords(duty.from)}, so the date lies somewhere in a range.${days[0] ? ` The count below takes ${dayInFull(days[0].day)}.` : ''}`,
    }),
  duty.assumed &&
    insetText({
      text: `The date may still move: bank holidays are published up to ${dayInFull(law.calendar.publishedTo)}, and this count runs past them.`,
    }),
]
