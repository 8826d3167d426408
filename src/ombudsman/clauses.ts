// Cuts a sentence that asks for several things into one clause for each.
import type { Phrase } from './deadlines.ts'
import { type Form, isAlsoNoun, STANDS_BEFORE_VERB, verbOf } from './verbs.ts'

export type Clause = {
  /** Where it begins, with the words that join it to the one before. */
  readonly from: number
  /** Where its verb stands, or the thing it names. */
  readonly at: number
  readonly end: number
  /** Undefined where it names a thing to be given: `a payment of £200`. */
  readonly lemma: string | undefined
  /** It only points at steps named elsewhere: at them all (`complete the above`), or at the whole (`resolve the complaint by`). */
  readonly pointsElsewhere: 'at-steps' | 'at-whole' | undefined
}

const TOKEN = /£|[A-Za-z][A-Za-z’'-]*|\d+(?:[.,]\d+)*|[,;:()]|[^\sA-Za-z\d]/g
const THING =
  /(?:(?:an?|the|its|further|written|formal|full|symbolic|financial|additional|meaningful|sincere|personal|letter|of)\s+){0,4}(?:apology|payment|meeting|£)/iy
const GIVES = new Set(['provide', 'offer', 'give', 'send', 'issue', 'make', 'arrange'])
/** Verbs whose own object is something that others should do. */
const TELLS_OTHERS = new Set(
  'remind ensure train review inform tell explain brief consider advise share circulate issue update amend revise improve develop produce implement'.split(
    ' ',
  ),
)
const SURE = new Set(['apologise', 'apologize', 'pay', 'reimburse', 'refund', 'remind'])
const SUBORDINATE =
  /\b(?:to (?!(?:her|him|them|it|us|you|the|an?|their|his|its|each|both|any|all|mr|mrs|ms|miss|mx|dr|[a-z]|this|that|these)\b)|(?:that|how|so|which|who|where|when|whether|ensur\w+|because|if|must|should|need|failing|failure|failed)\b)/i
const MODAL = new Set(['will', 'should', 'shall', 'agreed', 'agrees'])

const SETTLES = new Set(['remedy', 'resolve', 'settle', 'accept', 'act', 'rectify', 'satisfy', 'agree', 'uphold'])
/** `consider remedying the injustice by`, `consider appointing an officer`: the second verb is the one that counts. */
const CONSIDERS_DOING = /^consider(?:s|ing)? [a-z]+ing\b/i
const RIGHTS_IT = /^put(?:s|ting)? (?:\w+ ){1,3}right\b/i
const CARRIES = new Set(
  'take carry complete do implement undertake provide follow action perform deliver address consider'.split(' '),
)
const ELSEWHERE =
  /^\w+(?: out)?(?: on)? (?:all (?:of )?)?(?:(?:these|those|this|them|so|everything)\b(?! (?:investigation|stage|complaint|decision))|(?:the|our|my|each of the|its) (?:(?:agreed|recommended|remedial|above|following|same|two|three|four|five|outstanding|listed|remaining) )*(?:actions?|steps|remed(?:y|ies)|recommendations?|measures|points|above|following)\b(?! (?:of|from|made by) (?:the )?(?:panel|stage|investigat|independent|io\b))|(?:actions?|steps|parts?|points?|items?) (?:at|in|set|listed|to remedy|above|\(?[a-z0-9]{1,2}\))|actions?\b(?! to (?!remedy|resolve|put))|(?:an? )?(?:suitable |appropriate |proportionate |further )*(?:remedy|redress)|whether to\b|(?:the|this|our) (?:report|decision)\b)/i

type Reading = {
  expecting: boolean
  from: number
  comma: boolean
  modal: boolean
  form: Form | undefined
  depth: number
}

/**
 * Finds the clauses of a text that asks for action from `start` on. `isList` says that it may begin with a thing.
 * Words inside `phrases`, which set a time, are passed over.
 */
export function clausesOf(text: string, start: number, phrases: readonly Phrase[], isList: boolean): Clause[] {
  const heads: Clause[] = []
  const state: Reading = { expecting: true, from: start, comma: true, modal: true, form: undefined, depth: 0 }
  let passed = 0
  TOKEN.lastIndex = start
  for (let token = TOKEN.exec(text); token; token = TOKEN.exec(text)) {
    while ((phrases[passed]?.end ?? Infinity) <= token.index) passed += 1
    const inside = token.index >= (phrases[passed]?.at ?? Infinity) ? phrases[passed] : undefined
    if (inside) TOKEN.lastIndex = Math.max(inside.end, TOKEN.lastIndex)
    else if (!state.expecting) joins(token[0], token.index, state, heads.at(-1))
    else {
      const head = headAt(text, token, state, heads.at(-1), isList)
      if (head) heads.push(head)
    }
  }
  return heads.map((head, index) => ({ ...head, end: heads[index + 1]?.from ?? text.length }))
}

/** Commas, `and` and colons open the place for the next verb; `by` does after `remedy the injustice`. */
function joins(token: string, at: number, state: Reading, last: Clause | undefined): void {
  if (token === '(') state.depth += 1
  else if (token === ')') state.depth = Math.max(0, state.depth - 1)
  if (state.depth > 0) return
  const word = token.toLowerCase()
  const comma = token === ',' || token === ';' || token === ':'
  const opens = comma || word === 'and' || word === 'then' || (word === 'by' && (!last || last.pointsElsewhere))
  if (!opens) return
  state.expecting = true
  state.from = at
  state.comma = comma
  state.modal = word === 'by'
}

function headAt(
  text: string,
  token: RegExpExecArray,
  state: Reading,
  last: Clause | undefined,
  isList: boolean,
): Clause | undefined {
  const word = token[0].toLowerCase()
  const at = token.index
  const verb = verbOf(word)
  if (verb && CONSIDERS_DOING.test(text.slice(at, at + 60))) return undefined
  if (verb && fits(text, at, verb, state, last)) {
    const pointsElsewhere = pointsAway(verb.lemma, text.slice(at, at + 90))
    if (!pointsElsewhere) state.form = verb.form
    return accept(state, { lemma: verb.lemma, at, pointsElsewhere })
  }
  if (isThing(text, at, last, isList)) return accept(state, { lemma: undefined, at, pointsElsewhere: undefined })
  if (!verb && (STANDS_BEFORE_VERB.has(word) || /^(?:[,;:()–—-]|[a-z]|[ivx]{1,4}|\d+\.?)$/.test(word))) {
    if (MODAL.has(word) || word === 'to') state.modal = true
    if (word === ',' || word === ';') state.comma = true
    return undefined
  }
  state.expecting = false
  return undefined
}

function accept(state: Reading, head: Pick<Clause, 'lemma' | 'at' | 'pointsElsewhere'>): Clause {
  state.expecting = false
  return { ...head, from: state.from, end: head.at }
}

function pointsAway(lemma: string, text: string): Clause['pointsElsewhere'] {
  if (SETTLES.has(lemma) || RIGHTS_IT.test(text)) return 'at-whole'
  return CARRIES.has(lemma) && ELSEWHERE.test(text) ? 'at-steps' : undefined
}

function isThing(text: string, at: number, last: Clause | undefined, isList: boolean): boolean {
  if (last ? !GIVES.has(last.lemma ?? 'give') : !isList) return false
  THING.lastIndex = at
  return THING.test(text)
}

/** Whether a verb here goes on with the list, and not with what the clause before it tells others to do. */
function fits(
  text: string,
  at: number,
  verb: { readonly lemma: string; readonly form: Form },
  state: Reading,
  last: Clause | undefined,
): boolean {
  if (!last) return true
  if (verb.form !== 'ing' && isAlsoNoun(verb.lemma) && !state.comma && !state.modal) return false
  if (last.pointsElsewhere) return true
  if (state.form !== undefined && verb.form !== state.form) return false
  const between = text.slice(last.at, state.from).replace(/^\S+/, '')
  if (!SUBORDINATE.test(between) && !between.includes(':')) return true
  if (SURE.has(verb.lemma) || /^\w+[^.;,]{0,40}£/.test(text.slice(at, at + 60))) return true
  if (TELLS_OTHERS.has(last.lemma ?? '')) return state.modal && MODAL_BEFORE.test(text.slice(state.from, at))
  return state.comma || state.modal
}

const MODAL_BEFORE = /\b(?:will|should|shall|agree[sd]?)\b/i
