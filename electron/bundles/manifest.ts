import { z } from 'zod'

/** The names of a wheel: no folder, nothing but what names a version, a build and its tags. */
export const wheelName = /^[A-Za-z0-9][\w.]*-[\w.!+]+(?:-\d[\w.]*)?-[\w.]+-[\w.]+-[\w.]+\.whl$/

const wheelSchema = z.object({
  file: z.string().max(300).regex(wheelName),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.number().int().nonnegative(),
})
export type BundledWheel = z.infer<typeof wheelSchema>

/** What a bundle says of itself: for which target, Python and machine it was made, and every wheel in it. */
export const manifestSchema = z.object({
  format: z.literal(1),
  nodelab: z.string().max(50),
  created: z.string().max(50),
  target: z.string().max(100),
  /** The minor version, e.g. `3.14`. */
  python: z.string().max(10),
  platform: z.string().max(20),
  arch: z.string().max(20),
  wheels: z.array(wheelSchema).max(2000),
})
export type Manifest = z.infer<typeof manifestSchema>

/** The files of a bundle beside its wheels, which lie in `wheels/`. */
export const bundleFiles = {
  manifest: 'manifest.json',
  requirements: 'python-requirements.txt',
  lock: 'python-requirements.lock',
} as const

/** The ending of a bundle's file. */
export const bundleEnding = '.nodelab-packages.zip'
