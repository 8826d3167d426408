import type { TaskRead } from '../../../casework/noting.ts'
import type { Day } from '../../../kernel/day.ts'
import { parseDay, spanOfDay } from '../../../kernel/day.ts'
import { stepDate } from '../../clock.ts'
import type { Known } from '../../colleagues.ts'
import { html, type Html } from '../../html.ts'
import { casePath, notesPath } from '../../paths.ts'
import { referenceInWords } from '../../reference.ts'
import { nameOf } from '../notes/fields.ts'

/** What somebody set themselves, or was set, to do; with what those left to do for whom they see to it. */
export type OwnTasks = { readonly tasks: readonly TaskRead[]; readonly me: string; readonly known: readonly Known[] }

const LONGEST = 140

/** Nothing where there is nothing to do. */
export const tasksToDo = ({ tasks, me, known }: OwnTasks, today: Day): Html | false =>
  tasks.length > 0 &&
  html`<section class="redress-reviews" aria-labelledby="tasks"><h2 class="govuk-heading-m" id="tasks">Your tasks</h2>
<ul class="redress-list">${tasks.map((task) => {
    const { reference, note, says, todo } = task
    const due = parseDay(todo.due) ?? today
    const by = html`<strong class="${due < today ? 'redress-late' : 'redress-strong'}">${stepDate(spanOfDay(due), today)}</strong>`
    return html`<li class="redress-list__item"><p class="redress-list__first"><a class="govuk-link" href="${casePath(reference)}">${referenceInWords(reference)}</a>: ${by}${todo.holder !== me && html` <span class="govuk-body-s">for ${nameOf(known, todo.holder)}</span>`}</p>
<p class="govuk-body">${says.length > LONGEST ? `${says.slice(0, LONGEST).trimEnd()}…` : says}</p>
<p class="govuk-body redress-links"><a class="govuk-link" href="${notesPath(reference, note)}">Done, or to be changed<span class="govuk-visually-hidden"> in ${referenceInWords(reference)}</span></a></p></li>`
  })}</ul></section>`
