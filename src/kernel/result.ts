/** An expected answer: either a value or a reason. Surprises are thrown instead. */
export type Result<Value, Reason> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Reason }

export const ok = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({ ok: true, value })

export const fail = <Reason>(error: Reason): { readonly ok: false; readonly error: Reason } => ({ ok: false, error })

/** Ends a switch over a closed list: a new member does not compile until it is answered. */
export function unreachable(value: never): never {
  throw new Error(`Not a known case: ${JSON.stringify(value)}`)
}
