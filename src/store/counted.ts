/**
 * Keeps what was counted until a row changes anywhere, by whichever process: `version` tells. Lists are looked at far
 * more often than complaints move.
 */
export function countedOnce(
  version: () => Promise<string>,
): <Answer>(what: unknown, count: () => Promise<Answer>) => Promise<Answer> {
  let kept = new Map<string, Promise<unknown>>()
  let of: string | undefined
  let asking: Promise<string> | undefined
  // Those who ask before the question goes off share it.
  const versionNow = () =>
    (asking ??= Promise.resolve().then(() => {
      asking = undefined
      return version()
    }))
  return async <Answer>(what: unknown, count: () => Promise<Answer>) => {
    const now = await versionNow()
    if (now !== of || kept.size >= MOST_KEPT) {
      kept = new Map()
      of = now
    }
    const name = JSON.stringify(what)
    const found = kept.get(name)
    // What is kept under a name is what was counted for it.
    if (found) return found as Promise<Answer>
    const counting = count()
    const here = kept
    here.set(name, counting)
    counting.catch(() => here.delete(name))
    return counting
  }
}

const MOST_KEPT = 500
