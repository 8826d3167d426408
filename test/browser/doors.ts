import { after } from 'node:test'
import type { Page } from 'playwright-core'
import { FIRST_FOR, invite } from '../../src/door/accounts.ts'
import { codeNow, type DoorOffice, doorOffice, PASSWORD, secretOn } from '../door.ts'
import { freePort } from '../provider.ts'

// A service with a real door for a browser to go through.

export type Running = DoorOffice & { readonly address: string }

/** What is open, and closed when all tests are done. */
export const open: { close: () => Promise<unknown> }[] = []
after(async () => {
  for (const each of open.reverse()) await each.close()
})

/** A service with a door on a port of this machine. */
export async function running(opening: (origin: string) => Parameters<typeof doorOffice>[0]): Promise<Running> {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const of = doorOffice(opening(origin), { origin })
  await of.server.listen({ port, host: '127.0.0.1' })
  open.push(of.server)
  return { ...of, address: origin }
}

export async function linkFor(of: Running, email: string): Promise<string> {
  const link = await invite(
    of.parts,
    { name: 'Ayesha Khan', email, roles: ['administrator', 'complaints-manager'] },
    { lasts: FIRST_FOR },
  )
  if (!link.ok) throw new Error(link.error)
  return `${of.address}/set-up/${link.value}`
}

/** Sets somebody's sign-in up in a page, and answers the secret of their app. */
export async function setUp(of: Running, page: Page, email: string): Promise<Buffer> {
  await page.goto(await linkFor(of, email))
  const secret = secretOn({ body: await page.content() })
  await page.getByLabel('New password').fill(PASSWORD)
  await page.getByLabel('The six digits').fill(codeNow(of, secret))
  await page.getByRole('button', { name: 'Finish' }).click()
  await page.getByRole('heading', { name: 'Your recovery codes' }).waitFor()
  return secret
}
