// A published decision of the Ombudsman, from its text to its facts. Nothing is read that the text does not say.
import { type Day, dayText } from '../kernel/day.ts'
import type { Calendar } from '../law/calendar.ts'
import { covers, OutsideCalendar, workingDaysAfter } from '../law/working-days.ts'
import { readActions } from './actions.ts'
import { readDate } from './dates.ts'
import type { AddWorkingDays } from './deadlines.ts'
import type { Decision, DecisionSection, Unsure } from './decision.ts'
import { linesOfHtml, looksLikeHtml } from './html-lines.ts'
import { type Block, type Layout, layOut, type Part } from './layout.ts'
import { splitLines } from './lines.ts'
import { peopleIn } from './people.ts'
import { statutesIn } from './statutes.ts'

/**
 * Reads a decision as saved from the site: its text, or the source of its page. Any text is read without a throw;
 * what is not there is null, and what is doubtful stands under `unsure` with its passage. Dates are counted from the
 * decision: weeks and days by the calendar, a month to the same day number or the last day of the month, working
 * days by `addWorkingDays`.
 */
export const readDecision = (text: string, addWorkingDays: AddWorkingDays): Decision =>
  readDecisionLines(looksLikeHtml(text) ? linesOfHtml(text) : splitLines(text), addWorkingDays)

/** The same from lines, as another reader takes them from a PDF or a Word file. */
export function readDecisionLines(lines: readonly string[], addWorkingDays: AddWorkingDays): Decision {
  const layout = layOut(lines)
  const { summary, parts } = layout
  const header = headerOf(layout)
  const texts = [summary ?? '', ...parts.flatMap(({ blocks }) => blocks.map(({ text }) => text))]
  const people = peopleIn(texts)
  const { actions, unsure } = readActions({
    parts,
    summary,
    decided: header.decided,
    addWorkingDays,
    person: people[0],
  })
  return {
    format: 'redress-decision/1',
    reference: header.reference,
    council: header.council,
    category: header.category,
    decision: header.decision,
    decisionDate: header.decided === undefined ? null : dayText(header.decided),
    summary: summary ?? null,
    sections: parts.map(sectionOf),
    statutes: statutesIn(texts),
    people,
    actions,
    unsure: [...header.unsure, ...unsure],
  }
}

/** Working days as regulation 2 counts them, in the years the calendar covers. */
export const workingDaysIn =
  (calendar: Calendar): AddWorkingDays =>
  (start, n) => {
    if (!covers(start, calendar)) return undefined
    try {
      return workingDaysAfter(start, n, calendar)
    } catch (error) {
      if (error instanceof OutsideCalendar) return undefined
      throw error
    }
  }

type Header = Pick<Decision, 'reference' | 'council' | 'category' | 'decision' | 'unsure'> & {
  readonly decided: Day | undefined
}

function headerOf({ title, fields }: Layout): Header {
  const dateText = fields.get('decision date') ?? fields.get('date of decision')
  const decided = dateText === undefined ? undefined : readDate(dateText)
  const reference =
    title?.reference ??
    spaced(fields.get('complaint reference') ?? fields.get('reference') ?? fields.get('reference number'))
  const council = title?.council ?? fields.get('complaint against') ?? null
  const decision = fields.get('decision') ?? null
  const category = (fields.get('category') ?? '')
    .split('>')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const unsure: Unsure[] = []
  if (reference === null || council === null)
    unsure.push({ what: 'The title with the council and the reference was not found', passage: '' })
  if (decision === null) unsure.push({ what: 'The decision was not found in the header', passage: '' })
  if (decided === undefined)
    unsure.push({ what: 'The decision date was not found in the header', passage: dateText ?? '' })
  if (title && title.more !== '')
    unsure.push({ what: 'The title says more than one council and reference', passage: title.more })
  return { reference, council, category, decision, decided, unsure }
}

function spaced(reference: string | undefined): string | null {
  const found = /\b(\d{2})[\s-]?(\d{3})[\s-]?(\d{3}[a-z]?)\b/i.exec(reference ?? '')
  return found ? `${found[1]} ${found[2]} ${found[3]}` : null
}

/** List items stand with the paragraph they belong to. */
function sectionOf({ heading, blocks }: Part): DecisionSection {
  const paragraphs: string[] = []
  let parent: Block | undefined
  for (const block of blocks) {
    if (parent && isItemOf(block, parent)) paragraphs.push(`${paragraphs.pop() ?? ''}\n${block.mark} ${block.text}`)
    else {
      paragraphs.push(block.text)
      parent = block
    }
  }
  return { heading, paragraphs }
}

function isItemOf(block: Block, parent: Block): boolean {
  if (block.marker === undefined) return false
  if (parent.marker === undefined) return block.marker !== 'number' && parent.text.endsWith(':')
  return block.marker !== parent.marker
    ? parent.marker === 'number' || block.indent > parent.indent
    : block.indent > parent.indent
}
