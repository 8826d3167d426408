// Whether a sentence asks the council for something, and from which word on it does.

/** `asked`: the Ombudsman recommends. `agreed`: the council agrees. `told`: it will or should. `offered`: it has offered. */
export type Voice = 'asked' | 'agreed' | 'told' | 'offered'

export type Directive = { readonly voice: Voice; readonly from: number }

const BODY =
  /\b(?:council|(?:the|both) councils|authority|it|they|trust|board|organisation|provider|school|academy|bodies|department)\b(?![’']s)/gi
const ASKED =
  /\b(?:we|i|the ombudsman)\s+(?:(?:have|has|had|also|now|therefore|would|then|further)\s+)*(?:asked?|asks|recommend(?:ed|s)?|proposed?|suggest(?:ed)?|invited?)\b([^.;:]{0,60}?)\b(?:council|(?:the|both) councils|authority|it|they|trust|organisation|provider|school|academy)\b(?![’']s)/gi
const AGREED =
  /\b(?:agrees?|agreed|accepts?|accepted|undertakes|undertook|undertaken|committed|commits)\b(?:\s+(?:to|with))?(?:\s+(?:my|our|the|this|these|a|all)\s+(?:\w+\s+)?(?:recommend\w+|propos\w+|suggest\w+|requests?|remed\w+))?(?:\s+(?:that\s+)?(?:it|they|the council)\s+(?:will|would|should))?/gi
const TOLD = /\b(?:will|should|shall|must|(?:is|are|needs?) to)\b/gi
const AGREEMENT_TO = /\b(?:council|its)[’']?s? (?:agreement|commitment) to\b/gi

const OFFERED = /\b(?:offers|offered|proposes|proposed) to\b/gi

/** Between the body and its verb: nobody else may come in, and nothing be denied or long past. */
const OTHER_SUBJECT = /\b(?:which|that|who|if|said|says|told|whether|not|never|had|before|when|because|failed|would)\b/i
const DENIED = /^\s*(?:not|never|no longer|only be|be able|have|be)\b/i
/** How far the body that is to act may stand before its verb, in characters. */
const NEAR = 100

/**
 * Where a sentence that speaks of the council begins to ask for action: the earliest of its directives, with the
 * firmest voice heard; else what it says was offered. `undefined` where it asks for nothing.
 */
export function directiveIn(sentence: string): Directive | undefined {
  const found = [
    ...askedSpots(sentence),
    ...spots(sentence, AGREED, 'agreed'),
    ...spots(sentence, TOLD, 'told'),
    ...[...sentence.matchAll(AGREEMENT_TO)].map((match) => ({
      voice: 'agreed' as const,
      from: match.index + match[0].length,
    })),
  ].sort((a, b) => a.from - b.from)
  const first = found[0]
  if (!first) return spots(sentence, OFFERED, 'offered').next().value ?? undefined
  return { voice: found.find(({ voice }) => voice !== 'told')?.voice ?? 'told', from: first.from }
}

function* askedSpots(sentence: string): Generator<Directive> {
  for (const match of sentence.matchAll(ASKED)) {
    const between = (match[1] ?? '').replace(/^\s*that\b/, '')
    if (!OTHER_SUBJECT.test(between)) yield { voice: 'asked', from: match.index + match[0].length }
  }
}

/** The verbs whose nearest subject is a body that can act, and that nothing denies. */
function* spots(sentence: string, verbs: RegExp, voice: Voice): Generator<Directive, undefined> {
  for (const match of sentence.matchAll(verbs)) {
    const from = match.index + match[0].length
    const before = sentence.slice(Math.max(0, match.index - NEAR), match.index)
    const body = [...before.matchAll(BODY)].at(-1)
    const between = body ? before.slice(body.index + body[0].length) : undefined
    if (between === undefined || /[.;:]/.test(between) || OTHER_SUBJECT.test(between)) continue
    if (!DENIED.test(sentence.slice(from, from + 20))) yield { voice, from }
  }
  return undefined
}

const COMMENT =
  /^(?:this is (?:to|because|in line)|in arriving at|when (?:deciding|recommending)|our (?:published )?guidance|we (?:publish|have published)|i (?:have )?(?:considered|taken into account|welcome|note)|(?:the (?:council|organisation|authority|care provider)|it) should (?:also )?(?:consider|refer to|follow|have regard to|take account of|use) (?:this|that|our|the ombudsman[’']s) (?:published )?guidance)/i
const REFUSED =
  /\b(?:(?:do|does|did|have|has|will|would|is|are|cannot|can) ?not (?:\w+ )?(?:recommend|propos|suggest|agree|accept|ask|consider it (?:appropriate|necessary|proportionate))\w*|(?:refused|declined|rejected) (?:to|my|our|the|this)|no (?:further )?(?:remedy|payment|recommendation|action) (?:is|was)|not (?:recommended|recommending|proposed|agreed))\b/i

/** Whether a sentence explains, quotes guidance, or says what is not to be done. */
export const isComment = (sentence: string): boolean => COMMENT.test(sentence) || REFUSED.test(sentence)

const DONE_ALREADY =
  /\b(?:has|have|had) (?:already|since|also already|now already) (?:apologised|paid|offered|provided|issued|reminded|reviewed|made|taken|sent|arranged|completed|started|trained|put|carried|updated|changed|introduced|implemented|held|appointed)\b/i

/** Whether a sentence tells of what was done or offered before: `the Council has already apologised`. */
export const isDoneAlready = (sentence: string): boolean => DONE_ALREADY.test(sentence)

const CONDITION =
  /\b(?:if|should|where|provided|unless|subject to)\s+(?:that\s+)?(?:(?:mr|mrs|ms|miss|mx|dr|the complainant|she|he|they|the family|the child|the parents?)\b[^.;]{0,60}?\b(?:accepts?|agrees?|wish(?:es)?|wants?|would like|provides?|consents?|requests?|asks?|prefers?|decides?|is unhappy|remains? (?:unhappy|dissatisfied)|still)|[a-z][’']?s? agreement)/i

/** Whether what is asked for hangs on what the complainant chooses to do. */
export const isConditional = (text: string): boolean => CONDITION.test(text)

const ENQUIRY = /\b(?:asked?|invited?)\b/i
const TOWARDS_REMEDY =
  /\b(?:therefore|remed\w+|consider|resolve|agree|apologis\w+|pay|stage|recommend\w*|propose\w*)\b|£/i

/** Whether the Ombudsman merely asked the council for its side of the story. */
export const isEnquiry = (sentence: string): boolean => ENQUIRY.test(sentence) && !TOWARDS_REMEDY.test(sentence)
