import type { FastifyReply, FastifyRequest } from 'fastify'
import { isSecretId } from '../../people/sessions.ts'

/**
 * Over https the browser holds the name to one host, all paths and no other site's script. Over plain http, which is
 * for this machine only, it would refuse such a name.
 */
export const cookieName = (origin: string): string => (origin.startsWith('https:') ? '__Host-redress' : 'redress')

/** The id that a browser sends; nothing where it is none of ours. */
export function idIn({ headers }: FastifyRequest, origin: string): string | undefined {
  const name = cookieName(origin)
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='))
  const value = pairs.find(([key]) => key === name)?.[1]
  return isSecretId(value) ? value : undefined
}

/** Gives the browser an id. It is kept until the browser is closed, and sent when a link on another site leads here. */
export function giveId(reply: FastifyReply, origin: string, id: string): void {
  const secure = origin.startsWith('https:') ? '; Secure' : ''
  reply.header('set-cookie', `${cookieName(origin)}=${id}; Path=/; HttpOnly; SameSite=Lax${secure}`)
}

const BROWSERS = [
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrom(e|ium)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const

const MACHINES = [
  [/iPhone|iPad/, 'an iPhone or iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'a Mac'],
  [/Linux/, 'Linux'],
] as const

/** The kind of browser and machine, for a person to tell their sessions apart; nothing finer is kept. */
export function deviceIn(agent = ''): string {
  const browser = BROWSERS.find(([pattern]) => pattern.test(agent))?.[1] ?? 'A browser'
  const machine = MACHINES.find(([pattern]) => pattern.test(agent))?.[1]
  return machine ? `${browser} on ${machine}` : browser
}
