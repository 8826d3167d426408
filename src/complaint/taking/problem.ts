/** What is wrong with a step, beside the field where it is put right, with the law where it says so. */
export type StepProblem = {
  /** The field, and for a list the id of the point or recommendation in it: `findings:2`. */
  readonly field: string
  readonly says: string
  readonly cites?: readonly string[]
}

export const problem = (field: string, says: string, cites?: readonly string[]): StepProblem => ({
  field,
  says,
  ...(cites && { cites }),
})
