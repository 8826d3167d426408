// The words with which a decision asks for action, in the three forms in which they stand in a list of actions.

/** `apologise`, `apologises`, `apologising`: the items of one list share a form. */
export type Form = 'plain' | 's' | 'ing'

export type Verb = { readonly lemma: string; readonly form: Form }

/** Always a verb where a list of actions may go on. */
const CLEAR =
  'accept act add adjust agree allocate allow amend analyse apologise apologize appoint approach arrange ask assess assign assist attend backdate begin brief calculate cancel carry circulate clarify commence commission commit compensate complete conclude conduct confirm consider consult contact continue convene correct create deal decide deliver design develop devise discuss disseminate do distribute draft draw encourage enhance ensure erase establish examine expedite explain explore fill finalise finish follow formalise fund give hold identify implement improve include inform initiate instruct introduce invite investigate issue keep learn liaise look maintain make meet monitor nominate notify obtain offer open organise outline pay perform prepare prioritise proceed process produce progress promote propose provide publicise publish pursue put quash reassess recalculate reconsider record recruit rectify redraft reflect refer refresh refund register reimburse reinstate reinvestigate reissue remind remove reopen repay repeat replace reply reschedule resolve respond restart resubmit resume retrain return revise revisit rewrite satisfy schedule secure seek send set share show signpost speak start stop strengthen submit supply take talk tell train transfer treat undertake update uphold use verify visit waive withdraw write'
/** Nouns as well: verbs only at the head of a list or after a comma. */
const ALSO_NOUNS =
  'advise action address audit change check complaint cover credit document escalate evidence fast-track feed follow-up highlight increase move note plan raise refer release report request review score test top track'

const IRREGULAR: Readonly<Record<string, string>> = {
  begin: 'beginning',
  commit: 'committing',
  plan: 'planning',
  put: 'putting',
  refer: 'referring',
  set: 'setting',
  stop: 'stopping',
  submit: 'submitting',
  transfer: 'transferring',
  top: 'topping',
}

const VERBS = new Map<string, Verb>()
for (const lemma of `${CLEAR} ${ALSO_NOUNS}`.split(' ')) {
  VERBS.set(lemma, { lemma, form: 'plain' })
  VERBS.set(thirdPerson(lemma), { lemma, form: 's' })
  VERBS.set(IRREGULAR[lemma] ?? `${lemma.endsWith('e') ? lemma.slice(0, -1) : lemma}ing`, { lemma, form: 'ing' })
}
// As nouns these are things to be given, not steps.
for (const noun of ['following', 'training', 'meeting', 'offers', 'actions', 'changes', 'plans', 'reports', 'process'])
  VERBS.delete(noun)

const NOUN_LIKE = new Set(ALSO_NOUNS.split(' '))

function thirdPerson(lemma: string): string {
  if (/[^aeiou]y$/.test(lemma)) return `${lemma.slice(0, -1)}ies`
  return /(?:s|sh|ch|x|z|o)$/.test(lemma) ? `${lemma}es` : `${lemma}s`
}

export const verbOf = (word: string): Verb | undefined => VERBS.get(word)

/** Whether the word may be a noun in the middle of a sentence: `training and review`. */
export const isAlsoNoun = (lemma: string): boolean => NOUN_LIKE.has(lemma)

/** Words that may stand between `and` and the verb: `and will also, if she wishes, apologise`. */
export const STANDS_BEFORE_VERB = new Set(
  'to also then now it they will would should shall formally immediately promptly both either agrees agreed has have been is further in by writing additionally again the council following on and its personally separately urgently fully properly directly together accordingly subsequently'.split(
    ' ',
  ),
)
