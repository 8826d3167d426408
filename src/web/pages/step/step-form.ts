import type { Standing } from '../../../casework/take-step.ts'
import type { StepAsks } from '../../../complaint/taking/asks.ts'
import type { FieldShape } from '../../../complaint/field.ts'
import type { ComplaintEvent } from '../../../complaint/vocabulary.ts'
import type { EventType } from '../../../kernel/event-types.ts'
import type { Html } from '../../html.ts'
import type { Colleague } from '../../colleagues.ts'
import type { Suggestions } from './appointee-field.ts'
import type { Bounds, Typed, Wrong } from '../register/fields.ts'

/** The form of one step in one complaint: what it asks, what was typed, and what is wrong with it. */
export type StepForm = {
  readonly type: EventType
  readonly standing: Standing
  readonly asks: StepAsks
  readonly typed: Typed
  readonly wrong: readonly Wrong[]
  readonly bounds: Bounds
  readonly questions: Readonly<Record<string, string>>
  readonly people: readonly Colleague[]
  /** The entry that is put right by it, where it is a correction. */
  readonly corrects?: ComplaintEvent
  /** Who may be asked from the register, where the step appoints somebody. */
  readonly suggestions?: Suggestions
}

export type Reading = { readonly value?: unknown; readonly wrong: readonly Wrong[] }

export const nothing: Reading = { wrong: [] }
export const value = (given: unknown): Reading => ({ value: given, wrong: [] })
export const wrongly = (...wrong: readonly Wrong[]): Reading => ({ wrong })

/** Something that a form still waits for, and the box for it. */
export type Missing = { readonly says: string; readonly box: string }

/** One field of a step: how it is shown, how what was typed is read, and where a problem with it is put right. */
export type StepField = {
  readonly show: (form: StepForm, name: string, needed: boolean) => Html
  readonly read: (form: StepForm, name: string) => Reading
  /** What its boxes hold where it has a value already. */
  readonly fill: (form: StepForm, name: string, given: unknown) => Typed
  /** The id of the box where a problem with this part is put right: `findings:2` has the part `2`. */
  readonly box?: (form: StepForm, name: string, parts: readonly string[]) => string
}

export type ShapedField = (shape: FieldShape) => StepField
