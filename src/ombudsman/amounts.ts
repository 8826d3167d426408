// The sums of money in what a council agreed to do, told apart from those it paid or offered before.

export type Amounts = {
  /** Each is to be paid. */
  readonly sums: readonly Money[]
  readonly doubt?: string
}

/** Pounds, and where they stand in the text. */
export type Money = { readonly value: number; readonly at: number; readonly end: number }

type Sum = Money & {
  /** Paid per month, term and so on. */
  readonly rate: boolean
  /** Paid or offered before, or replaced by another. */
  readonly earlier: boolean
  readonly total: boolean
  /** On top of something: `a further £150`. */
  readonly added: boolean
}

const MONEY = /£\s?(\d{1,3}(?:,\d{3})+|\d{1,9})(\.\d{1,2})?(?![\d])|\b(\d{1,7}) pounds\b/g
const RATE_AFTER =
  /^\s*(?:per|a|each|every|for (?:each|every)|\/)\s*(?:calendar |school |full |half )?(?:month|week|day|year|term|night|hour|session|half[ -]term|fortnight)\b/i
const EARLIER_BEFORE =
  /\b(?:(?:already|previously|originally|initially)\s+(?:offered|paid|proposed|made|awarded)\b[^£,.;]{0,40}|(?:original|initial|earlier|previous|existing)\s+(?:offer|payment|sum|amount)\b[^£,.;]{0,25}|(?:in addition to|on top of|over and above|instead of|rather than|less|minus|deducting)\b[^£]{0,40}|from\s+(?:the\s+)?)$/i
const EARLIER_AFTER =
  /^\s*(?:(?:which|that)\s+)?(?:(?:it|the council|they)\s+)?(?:has\s+|have\s+|had\s+)?(?:already\s+|previously\s+|originally\s+|initially\s+)?(?:offered|paid|proposed|sent|suggested|awarded|already agreed)\b/i
const TOTAL_BEFORE =
  /\b(?:totals?|totall?ing|total(?: payment| sum| amount| of)*|altogether|in all|making)\b[^£]{0,25}$/i
const ADDED_BEFORE = /\b(?:additional|further|extra|another)\s+(?:(?:payment|sum) of\s+)?$/i
const RAISED = /\b(?:increas|rais)\w*\b[^.;]*£[^.;]*\bto £/i
const TOTAL_AFTER = /^\s*(?:in total|in all|altogether|overall)\b/i
const LIST_AFTER = /^[^£]{0,60}(?:made up of|compris(?:ing|ed)|consist(?:ing|s)|broken down|being|:|\()[^£]{0,80}£/i

/** The sums that a text asks for. A total stands for its parts; a sum paid or offered before counts only where it is the only one. */
export function amountsIn(text: string): Amounts {
  if (!text.includes('£') && !text.includes('pounds')) return { sums: [] }
  const all = sumsIn(text)
  const now = all.filter((sum) => !sum.earlier)
  const sums = now.length > 0 ? now : all
  const flat = sums.filter((sum) => !sum.rate)
  if (flat.length === 0) return ratesOnly(sums)
  const range = /\bbetween £[\d,.]+ (?:and|to) £/i.test(text) ? 'The amount is given as a range' : undefined
  if (range !== undefined) return { sums: flat.slice(0, 1), doubt: range }
  const raised = RAISED.test(text) ? flat.find(({ at }) => /\bto $/i.test(text.slice(0, at))) : undefined
  if (raised) return { sums: [raised] }
  const beside = besideEarlier(flat, all)
  if (beside) return { sums: beside, doubt: 'The amount and an earlier offer are given together' }
  const asked = withoutParts(flat, text)
  return /\bup to £/i.test(text) ? { sums: asked, doubt: 'The amount is a ceiling' } : { sums: asked }
}

/** `£200 on top of the £100 already offered, £300 in total`: what is new, where the total takes in the earlier sum. */
function besideEarlier(flat: readonly Sum[], all: readonly Sum[]): readonly Sum[] | undefined {
  const total = flat.find((sum) => sum.total)
  const fresh = flat.filter((sum) => sum !== total)
  const earlier = add(all.filter((sum) => sum.earlier))
  if (!total || fresh.length === 0) return undefined
  const takesInEarlier = earlier > 0 && Math.abs(add(fresh) + earlier - total.value) < 0.005
  return takesInEarlier || (fresh.length === 1 && fresh[0]?.added) ? fresh : undefined
}

const add = (sums: readonly Sum[]): number => sums.reduce((all, { value }) => all + value, 0)

/** Whether the sentence gives what earlier sums come to: `a total of £500`. */
export const totalIn = (text: string): number | undefined =>
  sumsIn(text).find((sum) => sum.total && !sum.earlier)?.value

function sumsIn(text: string): Sum[] {
  const sums: Sum[] = []
  MONEY.lastIndex = 0
  for (let match = MONEY.exec(text); match; match = MONEY.exec(text)) {
    const end = match.index + match[0].length
    const before = text.slice(Math.max(0, match.index - 90), match.index)
    const after = text.slice(end, end + 150)
    const pounds = Number((match[1] ?? match[3] ?? '0').replaceAll(',', ''))
    sums.push({
      value: Number((pounds + Number(match[2] ?? 0)).toFixed(2)),
      at: match.index,
      end,
      rate: RATE_AFTER.test(after),
      earlier: EARLIER_BEFORE.test(before) || EARLIER_AFTER.test(after),
      total: TOTAL_BEFORE.test(before) || TOTAL_AFTER.test(after),
      added: ADDED_BEFORE.test(before),
    })
  }
  return sums
}

export const A_RATE = 'The amount is a rate; the text gives no total'

const ratesOnly = (sums: readonly Sum[]): Amounts =>
  sums.length === 0 ? { sums: [] } : { sums: sums.slice(0, 1), doubt: A_RATE }

/** A total without its parts; where there is none, every sum. */
function withoutParts(sums: readonly Sum[], text: string): readonly Sum[] {
  const all = add(sums)
  const total = sums.find((sum) => sum.total) ?? sums.find((sum) => isSumOfOthers(sum, sums, all, text))
  return total ? [total] : sums
}

/** A sum followed by its parts, or that the others add up to, is their total. */
function isSumOfOthers(sum: Sum, sums: readonly Sum[], all: number, text: string): boolean {
  if (sums.length < 3) return false
  return (
    Math.abs(all - 2 * sum.value) < 0.005 || (sum === sums[0] && LIST_AFTER.test(text.slice(sum.end, sum.end + 200)))
  )
}

/** Every sum that a text names, whatever it says of it. */
export const sumsNamed = (text: string): number[] => (text.includes('£') ? sumsIn(text).map(({ value }) => value) : [])
