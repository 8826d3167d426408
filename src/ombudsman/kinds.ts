// What kind of action a clause asks for, from its verb and the first thing the verb is about.
import type { ActionKind, Stage, StagePart } from './decision.ts'

export type Kind = { readonly kind: ActionKind; readonly stage?: Stage; readonly part?: StagePart }

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

const APOLOGISE = words('apologise apologize')
const PAY = words('pay repay reimburse refund compensate backdate credit recalculate')
const HAND_OVER = words(
  'provide send give submit supply share confirm report write tell update inform show evidence let notify reply',
)
const TELL = words(
  'inform tell explain advise notify signpost write provide send give confirm clarify contact speak remind talk ensure offer invite',
)
const SPREAD = words(
  'share circulate disseminate distribute issue send brief provide give publish publicise deliver highlight raise discuss cascade instruct tell inform refresh promote produce write',
)
const CHANGE = words(
  'review update amend revise change improve develop create introduce implement put produce prepare draw draft design devise establish consider ensure set audit monitor examine look make publish take carry undertake conduct complete reconsider analyse explore identify formalise strengthen maintain start begin reflect rewrite correct clarify replace score check act address outline learn assess document provide satisfy test verify adjust plan record instruct enhance agree discuss work show',
)
const APPOINT = words('appoint allocate commission assign identify nominate instruct recruit source secure find')
const START = words(
  'start begin commence initiate progress escalate move arrange convene hold organise accept consider reconsider investigate carry undertake conduct open put refer proceed follow process deal treat restart resume reopen set offer allow take continue transfer reinvestigate give expedite schedule use register uphold record instruct invite',
)
const BEGIN = words('start begin commence restart')
const COMPLETE = words(
  'complete conclude finish finalise issue send provide respond reply deliver produce publish resolve ensure write make share give',
)
/** These complete a stage only by what is handed over. */
const DELIVERS = words('issue send provide deliver produce publish ensure write make share give')
const MEET = words('meet offer arrange hold invite contact organise attend convene schedule discuss speak set')

const MONEY = /£|\bpayments?\b|\bfinancial remedy\b|\bsum of\b|\bcompensation\b/
const APOLOGY = /\bapolog(?:y|ies|is|iz)/
const EVIDENCE = /\bevidence\b|\bproof\b|\bcopy of the (?:apology|letter|updated|revised)/
const TO_US = /\b(?:us|the ombudsman|this office|our office)\b/
const TRAINING = /\b(?:re)?training\b|\btrained\b/
const STAFF =
  /\b(?:staff|officers?|teams?|managers?|social workers?|practitioners|colleagues|personnel|employees|departments?|services? managers?|complaints? (?:team|handlers?))\b/
const AWARE = /\b(?:remind(?:ed|er|ers)?|aware|understand|familiar|know|reminding)\b/
const RIGHTS =
  /(?:\brights\b|\bright (?:to|of)\b)(?! (?:respite|short breaks|support|accommodation))|\b(?:she|he|they|can|may|how to) (?:can |may )?(?:ask for|request|complain|escalate|approach|progress to|go to)\b|\b(?:to|can|may) (?:request|ask for|seek) (?:an? |the )?(?:stage|review|panel)|\bnext stage\b|\bsignpost|\bhow to (?:complain|escalate)|\bcomplain to (?:us|the ombudsman)/
const MEETING = /\bmeet(?:ing|ings)?\b/
const REVIEW_OF = /\breview of\b|\baction plan\b|\baudit\b/
const PROCEDURE =
  /\b(?:polic(?:y|ies)|procedures?|process(?:es)?|practices?|guidance|guidelines|protocols?|templates?|systems?|arrangements|action plan|how (?:it|they|the council|staff|officers)\b|the way\b|websites?|literature|leaflets?|standard letters?|(?:service )?improvements?|mechanisms?|measures|steps|safeguards|training needs|lessons|learning|checklists?|timetables?|strategy|(?:improvement|recovery) plan|plan (?:to|for|setting)|timescales|backlog|capacity|record[ -]keeping|handling)\b/
const CASE_OBJECT =
  /\b(?:decision|assessment|(?:care|pathway|support|ehc|child in need) plan|package|needs|eligib\w+|entitlement|allowance|application|payment|charges?|file|case)\b/
const STAGE =
  /\bstage[ -](?:one|two|three|[123])\b|\breview panel\b|\bpanel (?:hearing|meeting|review)\b|\binvestigating officer|\bindependent (?:person|investigat)|\binvestigator\b|\badjudicat|\b(?:statutory|children act)\b[^.;]{0,50}\b(?:procedure|process)|\bthe panel\b|\bs?26 complaints?\b/
const INVESTIGATION =
  /\b(?:its|the|this|their|that|an?) (?:\w+ ){0,2}(?:investigation|complaints? (?:procedure|process|investigation))\b|^\w+ (?:it|this)\b/
const OUTCOME = /^\w+ (?:its|the|a|an) (?:\w+ ){0,2}(?:response|report|findings|decision letter)\b/
const DELIVERED =
  /\b(?:respon\w+|reports?|outcome|findings?|adjudicat\w+|results?|answers?|complet\w+|conclu\w+|finish\w*)\b/
const STARTED = /\b(?:start|begin|commenc|arrang|appoint|progress|escalat)\w*\b/
const IO_OR_IP = /\binvestigating officer|\bindependent person|\binvestigator\b/

/**
 * The kind of a clause that begins with a verb. `lemma` is undefined where the clause begins with a thing
 * (`£200 for distress`). `before` is the kind of the clause before it in the sentence, to which `it` may refer.
 */
export function kindOf(lemma: string | undefined, clause: string, before: Kind | undefined): Kind {
  const text = clause.toLowerCase().replace(/’/g, "'")
  const verb = lemma ?? ''
  if (APOLOGISE.has(verb)) return { kind: 'apology' }
  if (PAY.has(verb) && !/^\w+ (?:close |due |particular |more )?(?:attention|regard|heed)/.test(text))
    return { kind: 'payment' }
  if (verb === 'waive' || verb === 'cancel' || /^writ(?:e|es|ing) off\b/.test(text)) return { kind: 'other' }
  if (verb === 'remind') return { kind: 'staff-reminder' }
  if (verb === 'train' || verb === 'retrain') return { kind: 'training' }
  if (verb === 'increase') return { kind: MONEY.test(text) || /\boffer\b/.test(text) ? 'payment' : 'other' }
  if (HAND_OVER.has(verb) && isForUs(text)) return { kind: 'evidence' }
  if (verb === 'review') return reviewKind(text)
  return firstOf(verb, text, before) ?? { kind: 'other' }
}

const isForUs = (text: string): boolean => {
  const start = text.slice(0, 60)
  return (
    /\b(?:evidence|proof)\b/.test(text.slice(0, 90)) ||
    (TO_US.test(start) && !/\bcomplain/.test(start) && !RIGHTS.test(text)) ||
    /\bcopy of the (?:apology|letter)/.test(start) ||
    /^confirm\b.*\bactions? (?:it|they) (?:has|have|will|took)\b/.test(text)
  )
}

/** A council reviews its own ways, or one decision about one family. */
function reviewKind(text: string): Kind {
  const ways = at(PROCEDURE, text)
  const one = at(CASE_OBJECT, text)
  return { kind: ways <= one ? 'review-procedure' : 'other' }
}

type Candidate = readonly [position: number, kind: () => Kind]

/** The kind whose object comes first in the clause, among those the verb allows. */
function firstOf(verb: string, text: string, before: Kind | undefined): Kind | undefined {
  const any = verb === ''
  const candidates: Candidate[] = [
    [at(APOLOGY, text), plain('apology')],
    [at(MONEY, text), plain('payment')],
    [at(TRAINING, text), plain('training')],
    [any || HAND_OVER.has(verb) ? at(EVIDENCE, text) : NOWHERE, plain('evidence')],
    [spreads(verb, text), plain('staff-reminder')],
    [TELL.has(verb) && !STAFF.test(text.slice(0, 60)) ? at(RIGHTS, text) : NOWHERE, plain('inform-of-rights')],
    [any || MEET.has(verb) ? at(MEETING, text) : NOWHERE, plain('meeting')],
    [stageAt(verb, text, before), () => stageKind(verb, text, before)],
    [
      CHANGE.has(verb) || any ? Math.min(changeAt(verb, text), at(REVIEW_OF, text)) : NOWHERE,
      plain('review-procedure'),
    ],
  ]
  const best = candidates.reduce((first, candidate) => (candidate[0] < first[0] ? candidate : first))
  return best[0] === NOWHERE ? undefined : best[1]()
}

const NOWHERE = Number.POSITIVE_INFINITY

const plain = (kind: ActionKind) => (): Kind => ({ kind })

function at(pattern: RegExp, text: string): number {
  const index = text.search(pattern)
  return index < 0 ? NOWHERE : index
}

function spreads(verb: string, text: string): number {
  if (TRAINING.test(text) && !/\bremind/.test(text)) return NOWHERE
  if (verb === 'ensure' || verb === 'make' || verb === '')
    return STAFF.test(text) ? at(AWARE, text) : at(/\breminder/, text)
  return SPREAD.has(verb) ? Math.min(at(STAFF, text), at(/\breminder/, text)) : NOWHERE
}

/** The complaint procedure as a thing to change, unless it is a stage of it that is to be run. */
function changeAt(verb: string, text: string): number {
  if (START.has(verb) && STAGE.test(text) && !REVIEW_OF.test(text)) return NOWHERE
  return at(PROCEDURE, text)
}

function stageAt(verb: string, text: string, before: Kind | undefined): number {
  if (!APPOINT.has(verb) && !START.has(verb) && !COMPLETE.has(verb) && verb !== '') return NOWHERE
  if (APPOINT.has(verb) && !START.has(verb) && !IO_OR_IP.test(text) && !/\bpanel\b/.test(text)) return NOWHERE
  if (/^\w+ (?:\w+ )?(?:future|all) /.test(text)) return NOWHERE
  if (DELIVERS.has(verb) && !DELIVERED.test(text) && !STARTED.test(text)) return NOWHERE
  const named = at(STAGE, text)
  if (named !== NOWHERE) return named
  const runs = before?.kind === 'start-or-complete-stage'
  if (runs && COMPLETE.has(verb) && OUTCOME.test(text)) return at(OUTCOME, text)
  return (runs || COMPLETE.has(verb)) && /^(?:complet|conclud|finish|finalis|start|begin|commenc)/.test(text)
    ? at(INVESTIGATION, text)
    : NOWHERE
}

function stageKind(verb: string, text: string, before: Kind | undefined): Kind {
  const stage = stageIn(text) ?? before?.stage
  const part: StagePart =
    APPOINT.has(verb) || (IO_OR_IP.test(text.slice(0, 45)) && !COMPLETE.has(verb) && !BEGIN.has(verb))
      ? 'appoint'
      : text.startsWith('complet') ||
          (COMPLETE.has(verb) && !START.has(verb) && !(DELIVERS.has(verb) && !DELIVERED.test(text)))
        ? 'complete'
        : 'start'
  return { kind: 'start-or-complete-stage', part, ...(stage === undefined ? {} : { stage }) }
}

function stageIn(text: string): Stage | undefined {
  const named = /\bstage[ -](one|two|three|[123])\b/.exec(text)?.[1]
  if (named === 'one' || named === '1') return 'stage-1'
  if (named === 'two' || named === '2') return 'stage-2'
  if (named === 'three' || named === '3') return 'stage-3'
  if (/\bpanel\b/.test(text)) return 'stage-3'
  return IO_OR_IP.test(text) ? 'stage-2' : undefined
}
