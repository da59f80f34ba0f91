// Run by Electron: puts each pair of pictures side by side, the drawing left and the app right. Input: a JSON list of
// { left, right, out }; each is looked at by a page without script, and kept as a picture.
const { readFileSync, rmSync, writeFileSync } = require('node:fs')
const { app, BrowserWindow } = require('electron')

const gap = 16

/** @param {string} file */
function sizeOf(file) {
  const head = readFileSync(file).subarray(16, 24)
  return { width: head.readUInt32BE(0), height: head.readUInt32BE(4) }
}

/** @param {{ left: string, right: string }} pair */
function pageOf({ left, right }) {
  const image = (/** @type {string} */ file) => `data:image/png;base64,${readFileSync(file).toString('base64')}`
  const style = `body{margin:0;background:#777;display:flex;align-items:flex-start;gap:${gap}px}img{display:block}`
  return `<!doctype html><style>${style}</style><img src="${image(left)}"><img src="${image(right)}">`
}

async function compose() {
  const [list = ''] = process.argv.slice(-1)
  for (const pair of JSON.parse(readFileSync(list, 'utf8'))) {
    const [left, right] = [sizeOf(pair.left), sizeOf(pair.right)]
    const width = left.width + gap + right.width
    const height = Math.max(left.height, right.height)
    const window = new BrowserWindow({ width, height, show: false, frame: false, webPreferences: { offscreen: true } })
    const page = `${pair.out}.html`
    writeFileSync(page, pageOf(pair))
    await window.loadFile(page)
    window.setContentSize(width, height)
    const picture = await window.webContents.capturePage({ x: 0, y: 0, width, height })
    writeFileSync(pair.out, picture.toPNG())
    rmSync(page)
    window.destroy()
  }
}

app.on('window-all-closed', () => undefined)
app
  .whenReady()
  .then(compose)
  .then(
    () => app.exit(0),
    (error) => {
      console.error(error)
      app.exit(1)
    },
  )
