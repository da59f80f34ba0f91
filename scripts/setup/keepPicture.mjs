import { existsSync, writeFileSync } from 'node:fs'
import sharp from 'sharp'

/** @param {Buffer | string} picture */
const pixelsOf = (picture) => sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true })

/**
 * Keeps a screenshot as the documentation has it: 256 colours of its own, in WebP without loss, a quarter of the PNG. What is drawn with few colours, as a
 * window is, looks the same. A file that shows the same already stays as it is, so that a renewal changes only what looks different.
 * @param {Buffer | string} screenshot a PNG, or the path of one
 * @param {string} path of the file, which ends in `.webp`
 * @returns {Promise<boolean>} whether it was written
 */
export async function keepPicture(screenshot, path) {
  const few = await sharp(screenshot).png({ palette: true, dither: 0, compressionLevel: 1 }).toBuffer()
  const picture = await sharp(few).webp({ lossless: true, effort: 6, quality: 75 }).toBuffer()
  if (existsSync(path)) {
    const [before, now] = await Promise.all([pixelsOf(path), pixelsOf(picture)])
    if (before.info.width === now.info.width && before.data.equals(now.data)) return false
  }
  writeFileSync(path, picture)
  return true
}
